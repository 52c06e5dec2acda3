using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Checks the name of a service in a cluster that exists.</summary>
/// <param name="Id">The service.</param>
/// <param name="At">Its placement.</param>
internal sealed record ServiceNameCheck(LogicalId Id, Placement At) : NameCheck<Service>(Id, At)
{
    protected override async Task<string?> FindOtherAsync(Service want, HandlerContext context) =>
        context.Outputs.Find(want.Cluster) is { } cluster && await ServiceCalls.FindAsync(cluster, want.ServiceName, context) is { } found
            && found.Status == ServiceCalls.Active && Owned.Find(context, EcsTagging.FromSdk(found.Tags)) is null ? found.ServiceArn : null;

    protected override string CommandFor(string other, HandlerContext context) => context.EcsCommand(Id, other);
}
