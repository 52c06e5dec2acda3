using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Checks the name of a service in a cluster that exists.</summary>
internal sealed record ServiceNameCheck(LogicalId Id, Placement At, Ref Cluster, string ServiceName) : NameCheck(Id, At)
{
    protected override async Task<string?> FindOtherAsync(HandlerContext context) =>
        context.Outputs.Find(Cluster) is { } cluster && await ServiceCalls.FindAsync(cluster, ServiceName, context) is { } found
            && found.Status == ServiceCalls.Active && Owned.Find(context, EcsTagging.FromSdk(found.Tags)) is null ? found.ServiceArn : null;

    protected override string CommandFor(string other, HandlerContext context) => context.EcsCommand(Id, other);
}
