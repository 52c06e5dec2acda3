using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Reads of parameters.</summary>
internal static class ParameterReads
{
    private const int MostByPath = 10;
    private const int MostDescribed = 50;

    public static GetParameterResult Get(ServiceCall call, GetParameterRequest request)
    {
        var reference = ParameterReference.Parse(call.Region, request.Name!);
        if (reference.Find(call.Region) is { } found)
        {
            return new() { Parameter = View(call.Region, found, reference.Version) };
        }

        throw reference.Version is { } version && call.Region.Ssm.Parameters.Find(reference.Name) is not null
            ? SsmErrors.VersionNotFound(reference.Name, version)
            : SsmErrors.ParameterNotFound(reference.Name);
    }

    public static GetParametersResult GetAll(ServiceCall call, GetParametersRequest request)
    {
        var asked = request.Names!.Distinct()
            .Select(name => (Name: name, Reference: ParameterReference.Parse(call.Region, name)))
            .Select(entry => (entry.Name, entry.Reference.Version, Found: entry.Reference.Find(call.Region)))
            .ToLookup(entry => entry.Found is not null);
        return new()
        {
            Parameters = [.. asked[true].OrderBy(entry => entry.Found!.Name, StringComparer.Ordinal).Select(
                entry => View(call.Region, entry.Found!, entry.Version))],
            InvalidParameters = [.. asked[false].Select(entry => entry.Name)],
        };
    }

    public static GetParametersByPathResult GetByPath(ServiceCall call, GetParametersByPathRequest request)
    {
        var (path, matches) = (ParameterPath.Parse(request.Path!), ParameterFilters.OfPaths(request.ParameterFilters));
        IEnumerable<ParameterState> held = path.IsPublic
            ? PublicParameters.Below(call.Region, path, request.Recursive is true)
            : call.Region.Ssm.Parameters.Where(parameter => path.Holds(parameter.Name, request.Recursive is true));
        var (page, next) = KeyPages.Of(
            held.Where(matches), parameter => parameter.Name, request.NextToken, request.MaxResults ?? MostByPath, SsmErrors.InvalidNextToken);
        return new() { Parameters = [.. page.Select(parameter => View(call.Region, parameter.Latest))], NextToken = next };
    }

    public static GetParameterHistoryResult History(ServiceCall call, GetParameterHistoryRequest request)
    {
        var reference = ParameterReference.Parse(call.Region, request.Name!);
        var parameter = call.Region.Ssm.Parameters.Find(reference.Name) ?? throw SsmErrors.ParameterNotFound(reference.Name);
        var (page, next) = KeyPages.Of(
            parameter.Versions, version => $"{version.Version:D10}", request.NextToken, request.MaxResults ?? MostDescribed, SsmErrors.InvalidNextToken);
        return new() { Parameters = page, NextToken = next };
    }

    public static DescribeParametersResult Describe(ServiceCall call, DescribeParametersRequest request)
    {
        var found = call.Region.Ssm.Parameters.Where(ParameterFilters.OfDescriptions(request.ParameterFilters));
        var (page, next) = KeyPages.Of(
            found, parameter => parameter.Name, request.NextToken, request.MaxResults ?? MostDescribed, SsmErrors.InvalidNextToken);
        return new() { Parameters = [.. page.Select(parameter => Description(call.Region, parameter.Latest))], NextToken = next };
    }

    private static Parameter View(AccountRegion region, ParameterHistory found, string? version = null) => new()
    {
        Name = found.Name,
        Type = found.Type,
        Value = found.Value,
        Version = found.Version,
        Selector = version is null ? null : $":{version}",
        LastModifiedDate = found.LastModifiedDate,
        ARN = ParameterNames.Arn(region, found.Name!),
        DataType = found.DataType,
    };

    private static ParameterMetadata Description(AccountRegion region, ParameterHistory found) => new()
    {
        Name = found.Name,
        ARN = ParameterNames.Arn(region, found.Name!),
        Type = found.Type,
        LastModifiedDate = found.LastModifiedDate,
        LastModifiedUser = found.LastModifiedUser,
        Description = found.Description,
        Version = found.Version,
        Tier = found.Tier,
        Policies = found.Policies,
        DataType = found.DataType,
    };
}
