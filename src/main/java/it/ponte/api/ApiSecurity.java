package it.ponte.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** Security of the REST face: no session, no cookie, a key for everything but the contract and the status. */
@Configuration
public class ApiSecurity {

    /** The chain of filters before the REST face; denies by default. */
    @Bean
    @Order(1)
    SecurityFilterChain restFace(HttpSecurity http, Callers callers, Allowance allowance, Readiness readiness)
            throws Exception {
        return http.securityMatcher("/api", "/api/**", "/status")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'none'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; frame-ancestors 'none'")))
                .addFilterBefore(new ApiDoor(callers, allowance, readiness), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/api", "/api/openapi.yaml", "/status")
                                .permitAll()
                                // The async dispatch that ends a request was let in when it began.
                                .dispatcherTypeMatchers(
                                        jakarta.servlet.DispatcherType.ASYNC, jakarta.servlet.DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((request, response, e) -> ApiDoor.refuse(
                                        response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here."))
                                .accessDeniedHandler((request, response, e) -> ApiDoor.refuse(
                                        response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing here.")))
                .build();
    }
}
