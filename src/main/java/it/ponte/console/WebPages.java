package it.ponte.console;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** How the pages are made: their texts (Italian first), their language, and where their look comes from. */
@Configuration
public class WebPages implements WebMvcConfigurer {
    /** Bootstrap Italia, the design system of the Italian public sector; the version is the one of the pom. */
    private static final String DESIGN = "classpath:/META-INF/resources/webjars/bootstrap-italia/2.17.0/dist/";

    /** The texts, {@code messages_it.properties} and {@code messages_en.properties}. */
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.ITALIAN);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    /** Italian, unless the visitor asked for English with {@code ?lang=en}. */
    @Bean
    LocaleResolver localeResolver() {
        return new PageLanguage();
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setHttpMethods("GET");
        change.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(change);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/design/**")
                .addResourceLocations(DESIGN)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
    }
}
