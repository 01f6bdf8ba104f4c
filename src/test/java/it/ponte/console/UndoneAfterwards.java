package it.ponte.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Does for whoever wants to try it out what a page does, in a transaction around it that is undone; and says whether the page
 * then warns that nothing was done.
 */
final class UndoneAfterwards implements WebMvcConfigurer, HandlerInterceptor {
    static final String HEADER = "X-Undone-Afterwards";
    static final String WARNS = "X-Warns";
    private static final String UNDOING = UndoneAfterwards.class.getName();

    private final PlatformTransactionManager transactions;

    UndoneAfterwards(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object page) {
        if (request.getHeader(HEADER) != null && request.getDispatcherType() == DispatcherType.REQUEST) {
            request.setAttribute(UNDOING, transactions.getTransaction(new DefaultTransactionDefinition()));
        }
        return true;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object page, ModelAndView shown) {
        if (request.getAttribute(UNDOING) != null
                && RequestContextUtils.getOutputFlashMap(request).containsKey("warning")) {
            response.setHeader(WARNS, "yes");
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object page, Exception failed) {
        if (request.getAttribute(UNDOING) instanceof TransactionStatus begun) {
            request.removeAttribute(UNDOING);
            transactions.rollback(begun);
        }
    }
}
