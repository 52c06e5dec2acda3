using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>A feature that publishes outputs, and whose context a test asks.</summary>
internal sealed class Probe(string name, params Action<FeatureContext>[] outputs) : StackFeature(name)
{
    public IEnumerable<StackValidationError> Errors { get; init; } = [];

    public Func<FeatureContext, IEnumerable<Resource>> Resources { get; init; } = _ => [];

    public Func<FeatureContext, IEnumerable<PreflightCheck>> Preflight { get; init; } = _ => [];

    /// <summary>A feature that publishes outputs of one type.</summary>
    public static Probe Of<T>(string name, params T[] outputs)
        where T : class => new(name, [.. outputs.Select(output => new Action<FeatureContext>(context => context.Publish(output)))]);

    /// <summary>Returns the context of a feature in a stack of two units.</summary>
    public static FeatureContext ContextOf(string name, IEnumerable<StackFeature> home, params StackFeature[] consumers) =>
        new StackOutline(new StackDescription(new UnitDescription("orders") { Features = [.. home] })
        {
            Consumers = [new UnitDescription("shop") { Features = [.. consumers] }],
        }).Features.Single(own => own.Feature.Name == name).Context;

    public override void Publish(FeatureContext context)
    {
        foreach (var publish in outputs)
        {
            publish(context);
        }
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context) => Errors;

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) => Preflight(context);

    public override IEnumerable<Resource> Compose(FeatureContext context) => Resources(context);
}
