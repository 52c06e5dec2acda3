using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Ssm.SsmOperations;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Parameter Store of Systems Manager: standard parameters of the types String and StringList.</summary>
internal sealed class SsmService : IDefinedOnUse, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new ValidatingJsonProtocol(Service.Target!, "InternalServerError") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = SsmDefaults.Table;
        service.Rates = static (operation, _) => SsmRates.BucketsOf(operation);

        service.On(PutParameter, Parameters.Put, honours: "Name Description Value Type Overwrite Tags");
        service.On(DeleteParameter, Parameters.Delete, honours: "Name");
        service.On(DeleteParameters, Parameters.DeleteAll, honours: "Names");

        // WithDecryption is ignored for every type but SecureString.
        service.On(GetParameter, ParameterReads.Get, honours: "Name WithDecryption");
        service.On(GetParameters, ParameterReads.GetAll, honours: "Names WithDecryption");
        service.On(GetParametersByPath, ParameterReads.GetByPath, honours: "Path Recursive ParameterFilters WithDecryption MaxResults NextToken");
        service.On(GetParameterHistory, ParameterReads.History, honours: "Name WithDecryption MaxResults NextToken");
        service.On(DescribeParameters, ParameterReads.Describe, honours: "ParameterFilters MaxResults NextToken");

        service.On(AddTagsToResource, ParameterTags.Add, honours: "ResourceType ResourceId Tags");
        service.On(RemoveTagsFromResource, ParameterTags.Remove, honours: "ResourceType ResourceId TagKeys");
        service.On(ListTagsForResource, ParameterTags.List, honours: "ResourceType ResourceId");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) =>
        region.Ssm.Parameters.Select(parameter => new ResourceTags(ParameterNames.Arn(region, parameter.Name), parameter.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("AddTagsToResource", new() { ["ResourceType"] = "Parameter", ["ResourceId"] = NameOf(region, arn), ["Tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("RemoveTagsFromResource", new() { ["ResourceType"] = "Parameter", ["ResourceId"] = NameOf(region, arn), ["TagKeys"] = TagCall.List(keys) });

    // An ARN does not tell whether the name begins with a slash.
    private static string NameOf(AccountRegion region, string arn) =>
        region.Ssm.Parameters.FirstOrDefault(parameter => ParameterNames.Arn(region, parameter.Name) == arn)?.Name ?? arn[(arn.IndexOf('/') + 1)..];
}
