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
    void the_session_holds_nothing_of_the_list_and_its_ticket_opens_it_once() throws Exception {
        TestOperators.onlyOne();
        TestOperators.make("altra", Role.SUPERVISOR);
        MockHttpSession session = new MockHttpSession();
        ExtendedModelMap shown = new ExtendedModelMap();
        pages.agree("rendicontazione annuale", "", "", session, shown);
        String ticket = (String) shown.get("ticket");
        MockHttpServletResponse elsewhere = new MockHttpServletResponse();
        MockHttpServletResponse first = new MockHttpServletResponse();
        MockHttpServletResponse second = new MockHttpServletResponse();

        assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
        assertThatThrownBy(() -> pages.take(ticket, ALTRA, new MockHttpSession(), elsewhere))
                .isInstanceOf(Gone.class);
        pages.take(ticket, ALTRA, session, first);
        assertThatThrownBy(() -> pages.take(ticket, ALTRA, session, second)).isInstanceOf(Gone.class);

        assertThat(first.getContentAsByteArray()).startsWith('P', 'K');
        assertThat(second.getContentAsByteArray()).isEmpty();
    }
}
