using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A running instance as an agent finds it that its image brings along.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ImageId">Its image.</param>
/// <param name="InstanceType">Its type.</param>
/// <param name="Architecture">Its architecture: <c>x86_64</c> or <c>arm64</c>.</param>
/// <param name="InterfaceId">Its first network interface.</param>
/// <param name="SubnetId">Where that is.</param>
/// <param name="VpcId">The VPC.</param>
/// <param name="Zone">The Availability Zone.</param>
internal sealed record AgentHost(
    string InstanceId, string ImageId, string InstanceType, string Architecture, string InterfaceId, string SubnetId, string VpcId, string Zone)
{
    /// <summary>Its user data as text.</summary>
    public required string UserData { get; init; }

    /// <summary>Name of the Auto Scaling group that launched it; null: none.</summary>
    public string? GroupName { get; init; }

    /// <summary>Returns an instance that runs the container agent of Amazon ECS; null: it does not run, or has another image.</summary>
    public static AgentHost? Find(AccountRegion region, string instanceId) =>
        region.Ec2.Instances.Find(instanceId) is { SubnetId: not null } instance
        && instance.State == InstanceStates.Running
        && MachineImages.HasEcsAgent(region, instance.ImageId!)
            ? New(region, instance)
            : null;

    /// <summary>Returns why programs on an instance have no credentials; null: they have those of its role.</summary>
    public static string? MissingRole(AccountRegion region, string instanceId) =>
        region.Ec2.Instances.Find(instanceId)?.IamInstanceProfile is not { Arn: { } profile } ? "the instance has no instance profile"
        : !PassedRoles.CanAssumeRoleOf(region, profile, "ec2.amazonaws.com") ? $"ec2.amazonaws.com cannot assume the role of {profile}"
        : null;

    private static AgentHost New(AccountRegion region, Instance instance) => new(
        instance.InstanceId!,
        instance.ImageId!,
        instance.InstanceType!,
        instance.Architecture!,
        instance.NetworkInterfaces![0].NetworkInterfaceId!,
        instance.SubnetId!,
        instance.VpcId!,
        instance.Placement!.AvailabilityZone!)
    {
        UserData = Ec2.UserData.Text(InstanceOptions.Of(region, instance).UserData),
        GroupName = instance.Tags?.FirstOrDefault(tag => tag.Key == "aws:autoscaling:groupName")?.Value,
    };
}
