using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The ECS resources of one account in one region.</summary>
internal sealed class EcsStore(Cloud cloud)
{
    public Cloud Cloud { get; } = cloud;
}
