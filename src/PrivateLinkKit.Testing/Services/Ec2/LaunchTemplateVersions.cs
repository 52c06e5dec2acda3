using System.Globalization;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A version of a launch template.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Number">Its number.</param>
/// <param name="Data">Parameters of launches.</param>
internal sealed record TemplateVersion(string TemplateId, long Number, RequestLaunchTemplateData Data)
{
    public string Key => $"{TemplateId} {Number}";

    public string? Description { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required string CreatedBy { get; init; }
}

/// <summary>Versions of launch templates, which are never changed.</summary>
internal static class LaunchTemplateVersions
{
    public const string Latest = "$Latest";
    public const string Default = "$Default";

    internal static readonly Filters<LaunchTemplateVersion> VersionFilters = new(Ec2Operations.DescribeLaunchTemplateVersions)
    {
        { "create-time", version => FilterText.Of(version.CreateTime) },
        { "ebs-optimized", version => version.LaunchTemplateData?.EbsOptimized },
        { "image-id", version => version.LaunchTemplateData?.ImageId },
        { "instance-type", version => version.LaunchTemplateData?.InstanceType },
        { "is-default-version", version => version.DefaultVersion },
    };

    public static CreateLaunchTemplateVersionResult Create(ServiceCall call, CreateLaunchTemplateVersionRequest request) =>
        call.Once(request.ClientToken, () =>
        {
            var template = LaunchTemplates.Find(call.Region, request.LaunchTemplateId, request.LaunchTemplateName);
            var data = request.SourceVersion is { } source
                ? LaunchTemplateData.Merge(Find(call.Region, template, source).Data, request.LaunchTemplateData!)
                : request.LaunchTemplateData!;
            var version = New(call, template, template.LatestVersionNumber!.Value + 1, request.VersionDescription, data);
            call.Region.Ec2.LaunchTemplateVersions.Put(version);
            call.Region.Ec2.LaunchTemplates.Put(template with { LatestVersionNumber = version.Number });
            return new CreateLaunchTemplateVersionResult { LaunchTemplateVersion = View(template, version) };
        });

    public static DescribeLaunchTemplateVersionsResult Describe(ServiceCall call, DescribeLaunchTemplateVersionsRequest request)
    {
        var page = Listing.Of(Asked(call.Region, request)).Where(VersionFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, limit: 200, least: 1);
        return new() { LaunchTemplateVersions = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteLaunchTemplateVersionsResult Delete(ServiceCall call, DeleteLaunchTemplateVersionsRequest request)
    {
        var template = LaunchTemplates.Find(call.Region, request.LaunchTemplateId, request.LaunchTemplateName);
        var deleted = new List<DeleteLaunchTemplateVersionsResponseSuccessItem>();
        var kept = new List<DeleteLaunchTemplateVersionsResponseErrorItem>();
        foreach (var number in request.Versions!.Select(NumberOf))
        {
            if (WhyKept(template, number) is { } reason)
            {
                kept.Add(new() { LaunchTemplateId = template.LaunchTemplateId, LaunchTemplateName = template.LaunchTemplateName, VersionNumber = number,
                    ResponseError = reason });
            }
            else if (!call.Region.Ec2.LaunchTemplateVersions.Remove($"{template.LaunchTemplateId} {number}"))
            {
                kept.Add(new() { LaunchTemplateId = template.LaunchTemplateId, LaunchTemplateName = template.LaunchTemplateName, VersionNumber = number,
                    ResponseError = new() { Code = "launchTemplateVersionDoesNotExist", Message = NotFound(template, $"{number}").Message } });
            }
            else
            {
                deleted.Add(new() { LaunchTemplateId = template.LaunchTemplateId, LaunchTemplateName = template.LaunchTemplateName, VersionNumber = number });
            }
        }

        return new() { SuccessfullyDeletedLaunchTemplateVersions = deleted, UnsuccessfullyDeletedLaunchTemplateVersions = kept };
    }

    public static TemplateVersion New(ServiceCall call, LaunchTemplate template, long number, string? description, RequestLaunchTemplateData data)
    {
        LaunchTemplateData.Check(data);
        return new(template.LaunchTemplateId!, number, data) { Description = description, CreateTime = call.Now, CreatedBy = call.PrincipalArn };
    }

    public static IEnumerable<TemplateVersion> Of(AccountRegion region, LaunchTemplate template) =>
        region.Ec2.LaunchTemplateVersions.Where(version => version.TemplateId == template.LaunchTemplateId);

    /// <summary>Returns a version by its number, <c>$Latest</c> or <c>$Default</c>.</summary>
    public static TemplateVersion Find(AccountRegion region, LaunchTemplate template, string asked)
    {
        var number = asked switch
        {
            Latest => Of(region, template).Max(version => version.Number),
            Default => template.DefaultVersionNumber!.Value,
            _ => NumberOf(asked),
        };
        return region.Ec2.LaunchTemplateVersions.Find($"{template.LaunchTemplateId} {number}") ?? throw NotFound(template, asked);
    }

    // Without a template, $Latest and $Default select a version of every template.
    private static IEnumerable<LaunchTemplateVersion> Asked(AccountRegion region, DescribeLaunchTemplateVersionsRequest request)
    {
        if (request is { LaunchTemplateId: null, LaunchTemplateName: null })
        {
            return request.Versions is not { Count: > 0 } all ? throw Ec2Errors.Missing("LaunchTemplateId")
                : all.All(version => version is Latest or Default)
                    ? region.Ec2.LaunchTemplates.SelectMany(template => all.Select(version => View(template, Find(region, template, version))))
                : throw Ec2Errors.Missing("LaunchTemplateId");
        }

        var template = LaunchTemplates.Find(region, request.LaunchTemplateId, request.LaunchTemplateName);
        if (request.Versions is { Count: > 0 } versions)
        {
            return request is { MinVersion: null, MaxVersion: null }
                ? versions.Select(version => View(template, Find(region, template, version)))
                : throw Ec2Errors.InvalidCombination("Versions may not be combined with MinVersion and MaxVersion");
        }

        var (least, most) = (NumberOf(request.MinVersion ?? "1"), NumberOf(request.MaxVersion ?? $"{long.MaxValue}"));
        return Of(region, template).Where(version => least <= version.Number && version.Number <= most)
            .OrderByDescending(version => version.Number).Select(version => View(template, version));
    }

    private static ResponseError? WhyKept(LaunchTemplate template, long number) => number != template.DefaultVersionNumber ? null : new()
    {
        Code = "unexpectedError",
        Message = $"The default version {number} of the launch template {template.LaunchTemplateId} cannot be deleted.",
    };

    private static long NumberOf(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new AwsErrorException(
            "InvalidLaunchTemplateId.VersionNotFound", $"The specified version '{version}' is not a valid version of a launch template.");

    private static AwsErrorException NotFound(LaunchTemplate template, string version) => new(
        "InvalidLaunchTemplateId.VersionNotFound",
        $"Could not find the specified version {version} for the launch template with ID {template.LaunchTemplateId}.");

    private static LaunchTemplateVersion View(LaunchTemplate template, TemplateVersion version) => new()
    {
        LaunchTemplateId = template.LaunchTemplateId,
        LaunchTemplateName = template.LaunchTemplateName,
        VersionNumber = version.Number,
        VersionDescription = version.Description,
        CreateTime = version.CreateTime,
        CreatedBy = version.CreatedBy,
        DefaultVersion = version.Number == template.DefaultVersionNumber,
        LaunchTemplateData = LaunchTemplateData.View(version.Data),
    };
}
