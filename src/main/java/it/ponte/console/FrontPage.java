package it.ponte.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what Ponte is and where to go. */
@Controller
public class FrontPage {

    /** The first page. */
    @GetMapping("/")
    String front() {
        return "front";
    }
}
