using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>An EC2 instance that is registered in a cluster.</summary>
/// <param name="View">The container instance as it is described, without its tasks.</param>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Host">The EC2 instance.</param>
internal sealed record ContainerInstanceState(ContainerInstance View, string ClusterArn, AgentHost Host)
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";

    public string Arn => View.ContainerInstanceArn!;

    public bool IsActive => View.Status == Active;

    public bool IsDraining => View.Status == Draining;

    public bool IsRegistered => View.Status != Inactive;

    /// <summary>true if its agent starts tasks.</summary>
    public bool IsConnected => View.AgentConnected is true;

    /// <summary>The value of an attribute; null: it does not have it.</summary>
    public string? Attribute(string name) => View.Attributes!.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    /// <summary>Returns it changed, as its next version.</summary>
    public ContainerInstanceState With(Func<ContainerInstance, ContainerInstance> change) => this with
    {
        View = change(View) with { Version = View.Version + 1 },
    };
}
