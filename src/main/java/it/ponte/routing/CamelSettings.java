package it.ponte.routing;

import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.activemq6.ActiveMQConfiguration;
import org.apache.camel.component.jms.JmsMessageType;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Camel's components are set, where the defaults are the unsafe ones. */
@Configuration
public class CamelSettings {

    /**
     * The stages' queues: text only, transacted, no header in or out, consumers on a connection of their own. Two
     * of three keep two processors busy while the third waits for a commit. The bell of a stage that fails is gone; the
     * sweeper rings the next.
     */
    @Bean("activemq6")
    ActiveMQComponent activemq6(
            ActiveMQConnectionFactory consumers,
            JmsPoolConnectionFactory producers,
            AllowList stageHeaders,
            @Value("${ponte.stage.consumers:3}") int concurrent) {
        ActiveMQConfiguration configuration = new ActiveMQConfiguration();
        configuration.setConnectionFactory(consumers);
        configuration.setListenerConnectionFactory(consumers);
        configuration.setTemplateConnectionFactory(producers);
        configuration.setUsePooledConnection(false);
        configuration.setTransacted(true);
        configuration.setLazyCreateTransactionManager(false);
        configuration.setCacheLevelName("CACHE_CONSUMER");
        configuration.setConcurrentConsumers(concurrent);
        configuration.setJmsMessageType(JmsMessageType.Text);
        configuration.setMapJmsMessage(true);
        configuration.setErrorHandlerLogStackTrace(false);
        configuration.setErrorHandlerLoggingLevel(org.apache.camel.LoggingLevel.OFF);
        ActiveMQComponent component = new ActiveMQComponent();
        component.setConfiguration(configuration);
        component.setHeaderFilterStrategy(stageHeaders);
        return component;
    }
}
