using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The ELBv2 resources of one account in one region.</summary>
internal sealed class ElbV2Store(Cloud cloud)
{
    public Cloud Cloud { get; } = cloud;
}
