using System.Text.RegularExpressions;
using System.Text;
using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Changes of parameters.</summary>
internal static partial class Parameters
{
    private const string Standard = "Standard";
    private const int LongestValue = 4096;
    private const int MostVersions = 100;

    // Every stack keeps its record in parameters, which says nothing about those of its tasks.
    private const string StackRecords = "/privatelinkkit/";

    public static PutParameterResult Put(ServiceCall call, PutParameterRequest request)
    {
        var (region, overwrites) = (call.Region, request.Overwrite is true);
        var name = ParameterNames.New(region, request.Name!);
        CheckValue(request.Value!);
        var tags = ParameterTags.Check(request.Tags);
        if (overwrites && tags.Count > 0)
        {
            throw SsmErrors.Validation(
                "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. "
                + "To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");
        }

        var existing = region.Ssm.Parameters.Find(name);
        if (existing is not null && !overwrites)
        {
            throw SsmErrors.ParameterAlreadyExists();
        }

        var latest = existing?.Latest;
        var version = new ParameterHistory
        {
            Name = name,
            Type = TypeOf(name, request.Type, latest?.Type),
            Value = request.Value,
            Description = request.Description ?? latest?.Description,
            Version = (latest?.Version ?? 0) + 1,
            LastModifiedDate = call.Now,
            LastModifiedUser = call.PrincipalArn,
            Tier = Standard,
            DataType = "text",
            Labels = [],
            Policies = [],
        };
        region.Ssm.Parameters.Put(new(name, [.. (existing?.Versions ?? []).TakeLast(MostVersions - 1), version], existing?.Tags ?? tags));
        region.Ssm.IsManaged |= !name.StartsWith(StackRecords, StringComparison.Ordinal);
        return new() { Version = version.Version, Tier = Standard };
    }

    public static DeleteParameterResult Delete(ServiceCall call, DeleteParameterRequest request)
    {
        var name = ParameterNames.Existing(request.Name!);
        return call.Region.Ssm.Parameters.Remove(name) ? new() : throw SsmErrors.ParameterNotFound(name);
    }

    public static DeleteParametersResult DeleteAll(ServiceCall call, DeleteParametersRequest request)
    {
        var names = request.Names!.Select(ParameterNames.Existing).Distinct().ToList();
        var found = names.ToLookup(call.Region.Ssm.Parameters.Remove);
        return new() { DeletedParameters = [.. found[true]], InvalidParameters = [.. found[false]] };
    }

    private static string TypeOf(string name, string? wanted, string? existing)
    {
        if (wanted is "SecureString")
        {
            throw SsmErrors.NotEmulated("parameters of the type SecureString");
        }

        return existing is null || wanted is null || wanted == existing
            ? wanted ?? existing ?? throw SsmErrors.Validation("A parameter type is required when you create a parameter.")
            : throw SsmErrors.TypeMismatch(name, existing);
    }

    private static void CheckValue(string value)
    {
        if (value.Length is 0)
        {
            throw SsmErrors.Validation(
                "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.");
        }

        if (Encoding.UTF8.GetByteCount(value) > LongestValue)
        {
            throw SsmErrors.Validation(
                $"Standard tier parameters support a maximum parameter value of {LongestValue} characters. To create a larger parameter value, upgrade the "
                + "parameter to use the advanced-parameter tier.");
        }

        if (Nested().IsMatch(value))
        {
            throw SsmErrors.Validation("Parameter value can't nest another parameter. Do not use \"{{}}\" in the value.");
        }
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Nested();
}
