package it.ponte.routing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header allow-list of every door; routes name them. */
@Configuration
public class Doors {

    /** REST: what the contract names and {@link RestCaller} does not hand on; answers get what {@link RestAnswer} sets. */
    @Bean
    AllowList restHeaders() {
        return AllowList.in("Content-Type", "If-None-Match")
                .out("Location", "ETag", "Cache-Control", "Retry-After", "Link");
    }

    /** Between stages: nothing but the text itself. */
    @Bean
    AllowList stageHeaders() {
        return AllowList.in();
    }

    /** Mail in: nothing at all; what a mail says in its headers is read by the room that judges it. */
    @Bean
    AllowList mailHeaders() {
        return AllowList.in();
    }

    /** Mail out: the message is complete before it reaches the mail component. */
    @Bean
    AllowList letterHeaders() {
        return AllowList.in();
    }
}
