using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Launch templates; what they launch is in their versions.</summary>
internal static class LaunchTemplates
{
    internal static readonly Filters<LaunchTemplate> TemplateFilters = new(Ec2Operations.DescribeLaunchTemplates, template => template.Tags)
    {
        { "create-time", template => FilterText.Of(template.CreateTime) },
        { "launch-template-name", template => template.LaunchTemplateName },
    };

    public static CreateLaunchTemplateResult Create(ServiceCall call, CreateLaunchTemplateRequest request) => call.Once(request.ClientToken, () =>
    {
        var (store, name) = (call.Region.Ec2, request.LaunchTemplateName!);
        if (name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"().-/_".Contains(letter)))
        {
            throw Ec2Errors.TemplateNameMalformed(name);
        }

        if (store.LaunchTemplates.Any(template => template.LaunchTemplateName == name))
        {
            throw Ec2Errors.TemplateExists();
        }

        var template = new LaunchTemplate
        {
            LaunchTemplateId = call.Cloud.Ids.Next("lt-"),
            LaunchTemplateName = name,
            CreateTime = call.Now,
            CreatedBy = call.PrincipalArn,
            DefaultVersionNumber = 1,
            LatestVersionNumber = 1,
            Tags = TagSpecifications.For(request.TagSpecifications, "launch-template"),
        };
        var version = LaunchTemplateVersions.New(call, template, 1, request.VersionDescription, request.LaunchTemplateData!);
        store.LaunchTemplates.Put(template);
        store.LaunchTemplateVersions.Put(version);
        return new CreateLaunchTemplateResult { LaunchTemplate = template };
    });

    public static DescribeLaunchTemplatesResult Describe(ServiceCall call, DescribeLaunchTemplatesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.LaunchTemplates)
            .WithIds(request.LaunchTemplateIds, template => template.LaunchTemplateId!, Ec2Errors.TemplateNotFound)
            .WithIds(request.LaunchTemplateNames, template => template.LaunchTemplateName!, Ec2Errors.TemplateNameNotFound)
            .Where(TemplateFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, limit: 200, least: 1);
        return new() { LaunchTemplates = page.Rows, NextToken = page.NextToken };
    }

    public static ModifyLaunchTemplateResult Modify(ServiceCall call, ModifyLaunchTemplateRequest request) => call.Once(request.ClientToken, () =>
    {
        var template = Find(call.Region, request.LaunchTemplateId, request.LaunchTemplateName);
        var version = LaunchTemplateVersions.Find(call.Region, template, request.DefaultVersion ?? throw Ec2Errors.Missing("SetDefaultVersion"));
        var changed = template with { DefaultVersionNumber = version.Number };
        call.Region.Ec2.LaunchTemplates.Put(changed);
        return new ModifyLaunchTemplateResult { LaunchTemplate = changed };
    });

    public static DeleteLaunchTemplateResult Delete(ServiceCall call, DeleteLaunchTemplateRequest request)
    {
        var (store, template) = (call.Region.Ec2, Find(call.Region, request.LaunchTemplateId, request.LaunchTemplateName));
        foreach (var version in LaunchTemplateVersions.Of(call.Region, template))
        {
            store.LaunchTemplateVersions.Remove(version.Key);
        }

        store.LaunchTemplates.Remove(template.LaunchTemplateId);
        return new() { LaunchTemplate = template };
    }

    /// <summary>Returns the template that a request names by its id or its name.</summary>
    public static LaunchTemplate Find(AccountRegion region, string? id, string? name) => (id, name) switch
    {
        (not null, null) => region.Ec2.LaunchTemplates.Find(id) ?? throw Ec2Errors.TemplateNotFound(id),
        (null, not null) => region.Ec2.LaunchTemplates.FirstOrDefault(template => template.LaunchTemplateName == name)
            ?? throw Ec2Errors.TemplateNameNotFound(name),
        (null, null) => throw Ec2Errors.Missing("LaunchTemplateId"),
        _ => throw Ec2Errors.InvalidCombination("Either a launch template ID or a name may be specified, not both."),
    };
}
