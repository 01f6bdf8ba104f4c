package it.ponte.access;

import java.util.Arrays;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;

/** Stands before every verb that says {@link Allowed}: the last door, should a page or a route have left its own open. */
@Configuration(proxyBeanMethods = false)
@org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public class AllowedCheck {

    /** Outside the transaction: who may not is refused before one begins. */
    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor allowedAdvisor() {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Allowed.class),
                (MethodInterceptor) AllowedCheck::invoke);
        advisor.setOrder(0);
        return advisor;
    }

    private static Object invoke(MethodInvocation verb) throws Throwable {
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(
                AopUtils.getMostSpecificMethod(verb.getMethod(), verb.getThis().getClass()), Allowed.class);
        boolean may = Arrays.stream(verb.getArguments())
                .anyMatch(argument -> argument instanceof Caller caller && caller.may(allowed.value()));
        if (!may) {
            throw new AccessDeniedException("this role may not");
        }
        return verb.proceed();
    }
}
