using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Instances that another service launches by a template, watches and terminates.</summary>
internal sealed class ManagedInstances(IContainerHost containers)
{
    private readonly InstanceLifecycle _lifecycle = new(containers);

    /// <summary>Finds a version of a template and checks that instances can be launched by it.</summary>
    /// <param name="region">Where it is.</param>
    /// <param name="id">Its id; null: it is named.</param>
    /// <param name="name">Its name; null: its id is given.</param>
    /// <param name="version">A number, <c>$Latest</c> or <c>$Default</c>.</param>
    /// <exception cref="AwsErrorException">EC2 refuses it.</exception>
    public static LaunchSource Source(AccountRegion region, string? id, string? name, string version)
    {
        var template = LaunchTemplates.Find(region, id, name);
        var found = LaunchTemplateVersions.Find(region, template, version);
        MachineImages.ForLaunch(region, found.Data.ImageId ?? throw Ec2Errors.Missing("ImageId"));
        KeyPairs.Check(region, found.Data.KeyName);
        return new(template.LaunchTemplateId!, template.LaunchTemplateName!, found.Number);
    }

    /// <summary>The type of instances whose launch names none.</summary>
    public static string DefaultType => InstanceDefaults.Instance.InstanceType!;

    /// <summary>Returns the type of the instances of a template.</summary>
    public static string TypeOf(AccountRegion region, LaunchSource source) =>
        LaunchTemplateVersions.Find(region, LaunchTemplates.Find(region, source.TemplateId, name: null), $"{source.Version}").Data.InstanceType ?? DefaultType;

    /// <summary>Launches an instance in a subnet.</summary>
    /// <param name="region">Where.</param>
    /// <param name="source">The template.</param>
    /// <param name="subnetId">The subnet.</param>
    /// <param name="tags">Tags of the service and of its users.</param>
    /// <exception cref="AwsErrorException">EC2 refuses it.</exception>
    public Instance Launch(AccountRegion region, LaunchSource source, string subnetId, IReadOnlyDictionary<string, string> tags)
    {
        var request = new RunInstancesRequest
        {
            MinCount = 1,
            MaxCount = 1,
            SubnetId = subnetId,
            LaunchTemplate = new() { LaunchTemplateId = source.TemplateId, Version = $"{source.Version}" },
            TagSpecifications = [new() { ResourceType = "instance", Tags = [.. Tags(tags, ofService: false)] }],
        };
        return new InstanceLaunch(_lifecycle).Launch(region, request, [.. Tags(tags, ofService: true)]).Instances![0];
    }

    public void Terminate(AccountRegion region, string id)
    {
        if (region.Ec2.Instances.Find(id) is { } instance)
        {
            _lifecycle.Terminate(region, instance);
        }
    }

    /// <summary>Returns the name of an instance's state, such as <c>running</c>; null: it no longer exists.</summary>
    public static string? StateOf(AccountRegion region, string id) => region.Ec2.Instances.Find(id)?.State?.Name;

    /// <summary>Returns true if the status checks of an instance fail.</summary>
    public static bool IsImpaired(AccountRegion region, string id) => region.Ec2.InstanceOptions.Find(id)?.IsImpaired is true;

    private static IEnumerable<Tag> Tags(IReadOnlyDictionary<string, string> tags, bool ofService) => tags
        .Where(tag => tag.Key.StartsWith("aws:", StringComparison.Ordinal) == ofService)
        .Select(tag => new Tag { Key = tag.Key, Value = tag.Value });
}

/// <summary>A version of a launch template.</summary>
/// <param name="TemplateId">The id of the template.</param>
/// <param name="TemplateName">The name of the template.</param>
/// <param name="Version">The number of the version.</param>
internal sealed record LaunchSource(string TemplateId, string TemplateName, long Version);
