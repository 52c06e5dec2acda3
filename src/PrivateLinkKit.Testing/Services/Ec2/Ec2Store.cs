using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The EC2 resources of one account in one region.</summary>
internal sealed class Ec2Store(Cloud cloud)
{
    public Cloud Cloud { get; } = cloud;
}
