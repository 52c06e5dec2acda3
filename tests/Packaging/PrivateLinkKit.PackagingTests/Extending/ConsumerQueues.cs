using PrivateLinkKit;
using PrivateLinkKit.Engine.Model;

/// <summary>Part of a description: a queue for each consumer, created once the service exists and named by its port.</summary>
public sealed class ConsumerQueues() : StackFeature("consumer-queues")
{
    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        if (context.Find<UnitNetwork>() is null)
        {
            yield return new StackValidationError
            {
                LogicalId = $"{context.Id(Name)}",
                Value = Name,
                Problem = "The queues are for services with a network of their own, and this one uses an existing NLB.",
                Remedy = "Use InVpc or UseVpc, or leave out the queues.",
            };
        }
    }

    public override IEnumerable<Resource> Compose(FeatureContext context)
    {
        var service = context.Require<ExposedService>();
        return context.All<ConsumerEndpoint>().Select(endpoint => new Queue(context.Id($"{endpoint.Id.Unit}-events"), context.At)
        {
            QueueName = $"{context.StackName}-{service.Port}-{endpoint.Id.Unit}",
            VisibilityTimeout = 30,
            After = [service.Id],
            Tags = context.Tags,
        });
    }
}
