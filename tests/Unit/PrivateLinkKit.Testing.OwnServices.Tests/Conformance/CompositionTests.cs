using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>Resources that a feature of another project composes.</summary>
public class CompositionTests
{
    [Fact]
    public async Task Plan_ResourcesWaitForEachOther_IsAValidationErrorThatNamesThem()
    {
        await using var host = await MailHost.StartAsync();

        var error = await Assert.ThrowsAsync<StackValidationException>(() => host.PrivateLink.PlanAsync(
            MailboxSuite.Service().Add(new CircleFeature()).Build()));

        var circle = Assert.Single(error.Errors);
        Assert.Equal(("orders/first", "orders/first -> orders/second ready -> orders/second -> orders/first"), (circle.LogicalId, circle.Value));
        Assert.Equal("These resources wait for each other in a circle.", circle.Problem);
    }

    private sealed class CircleFeature() : StackFeature("circle")
    {
        public override IEnumerable<Resource> Compose(FeatureContext context) =>
            [Mailbox(context, "first") with { AfterReady = [context.Id("second")] }, Mailbox(context, "second") with { After = [context.Id("first")] }];

        private static Mailbox Mailbox(FeatureContext context, string part) => new(context.Id(part), context.At)
        {
            QueueName = part,
            VisibilityTimeout = 30,
            DelaySeconds = 0,
            VpcId = Ref.To(context.Id("vpc")),
            Tags = context.Tags,
        };
    }
}
