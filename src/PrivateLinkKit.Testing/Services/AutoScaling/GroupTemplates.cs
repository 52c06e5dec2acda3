using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Launch templates of groups.</summary>
internal static class GroupTemplates
{
    private const string DefaultVersion = "$Default";

    /// <summary>Returns the template as groups show it, with both its id and its name.</summary>
    public static LaunchTemplateSpecification Checked(AccountRegion region, LaunchTemplateSpecification asked)
    {
        try
        {
            var source = Source(region, asked);
            return new() { LaunchTemplateId = source.TemplateId, LaunchTemplateName = source.TemplateName, Version = asked.Version ?? DefaultVersion };
        }
        catch (AwsErrorException error)
        {
            throw AutoScalingErrors.InvalidTemplate(error.Message);
        }
    }

    /// <summary>Returns the version that launches use now.</summary>
    /// <exception cref="AwsErrorException">EC2 refuses it.</exception>
    public static LaunchSource Source(AccountRegion region, LaunchTemplateSpecification template) => ManagedInstances.Source(
        region,
        template.LaunchTemplateId,
        template.LaunchTemplateId is null ? template.LaunchTemplateName : null,
        template.Version ?? DefaultVersion);

    /// <summary>Returns the type of a group's next instances.</summary>
    public static string InstanceTypeOf(AccountRegion region, GroupState group)
    {
        try
        {
            return ManagedInstances.TypeOf(region, Source(region, group.Group.LaunchTemplate!));
        }
        catch (AwsErrorException)
        {
            return ManagedInstances.DefaultType;
        }
    }

    public static LaunchTemplateSpecification View(LaunchSource source) =>
        new() { LaunchTemplateId = source.TemplateId, LaunchTemplateName = source.TemplateName, Version = $"{source.Version}" };
}
