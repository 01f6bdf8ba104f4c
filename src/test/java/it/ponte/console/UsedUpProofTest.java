package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bastiaanjansen.otp.TOTPGenerator;
import it.ponte.access.Role;
import it.ponte.access.SecondFactor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** A code that proved who somebody is was used, whatever became of what she did with it. */
class UsedUpProofTest {
    private static final Authentication ALTRA = UsernamePasswordAuthenticationToken.authenticated(
            "altra", null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR", "ROLE_SUPERVISOR"));

    private final MovingClock clock = PagesUnderTest.bean(MovingClock.class);
    private TOTPGenerator application;

    @BeforeEach
    void somebody_with_a_second_factor() {
        TestOperators.onlyOne();
        TestOperators.make("altra", Role.SUPERVISOR);
        SecondFactor factor = PagesUnderTest.bean(SecondFactor.class);
        String secret = factor.offer("altra").secret();
        application = new TOTPGenerator.Builder(secret).build();
        factor.setUp("altra", secret, application.at(clock.instant())).orElseThrow();
        clock.forward(Duration.ofMinutes(1));
    }

    @AfterEach
    void as_late_as_before() {
        clock.forward(Duration.ofMinutes(-1));
    }

    @Test
    void a_code_is_used_up_where_the_act_fails_too() {
        String code = application.at(clock.instant());

        assertThatThrownBy(() -> open("B-\0", code)).isInstanceOf(DataAccessException.class);

        assertThat(open("B-0000-0000", code)).contains("emergency.wrongPassword");
    }

    private static String open(String person, String code) {
        RedirectAttributesModelMap after = new RedirectAttributesModelMap();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("password", TestOperators.PASSWORD);
        request.setParameter("fattore", code);
        PagesUnderTest.bean(EmergencyPages.class)
                .open(person, "Il centro ha telefonato poco fa", ALTRA, request, after);
        return after.getFlashAttributes().toString();
    }
}
