package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.ui.ExtendedModelMap;

class ExportPagesTest {
    private static final Authentication ALTRA = UsernamePasswordAuthenticationToken.authenticated(
            "altra", null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR", "ROLE_SUPERVISOR"));

    private final ExportPages pages = PagesUnderTest.bean(ExportPages.class);

    @Test
    void of_two_requests_that_find_the_list_in_the_session_one_takes_it() throws Exception {
        TestOperators.onlyOne();
        TestOperators.make("altra", Role.SUPERVISOR);
        MockHttpSession session = new MockHttpSession() {
            @Override
            public void removeAttribute(String name) {
                // as the second request finds it, while the first is about to
            }
        };
        pages.agree("rendicontazione annuale", "", "", session, new ExtendedModelMap());
        MockHttpServletResponse first = new MockHttpServletResponse();
        MockHttpServletResponse second = new MockHttpServletResponse();

        pages.take(ALTRA, session, first);
        assertThatThrownBy(() -> pages.take(ALTRA, session, second)).isInstanceOf(Gone.class);

        assertThat(first.getContentAsByteArray()).startsWith('P', 'K');
        assertThat(second.getContentAsByteArray()).isEmpty();
    }
}
