using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>A feature that publishes outputs, and whose context a test asks.</summary>
internal sealed class Probe(string name, params object[] outputs) : StackFeature(name)
{
    /// <summary>Returns the context of a feature in a stack of two units.</summary>
    public static FeatureContext ContextOf(string name, IEnumerable<StackFeature> home, params StackFeature[] consumers) =>
        new StackOutline(new StackDescription(new UnitDescription("orders") { Features = [.. home] })
        {
            Consumers = [new UnitDescription("shop") { Features = [.. consumers] }],
        }).Features.Single(own => own.Feature.Name == name).Context;

    public override void Publish(FeatureContext context)
    {
        foreach (var output in outputs)
        {
            context.Publish(output);
        }
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) => [];
}
