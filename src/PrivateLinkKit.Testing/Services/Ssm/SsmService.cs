using PrivateLinkKit.Testing.Gateway;
using static PrivateLinkKit.Testing.Wire.Ssm.SsmOperations;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Parameter Store of Systems Manager: standard parameters of the types String and StringList.</summary>
internal sealed class SsmService : AwsService
{
    public SsmService()
        : base(Service, new SsmProtocol(Service.Target!))
    {
        On(PutParameter, Parameters.Put, honours: "Name Description Value Type Overwrite Tags");
        On(DeleteParameter, Parameters.Delete, honours: "Name");
        On(DeleteParameters, Parameters.DeleteAll, honours: "Names");

        // WithDecryption is ignored for every type but SecureString.
        On(GetParameter, ParameterReads.Get, honours: "Name WithDecryption");
        On(GetParameters, ParameterReads.GetAll, honours: "Names WithDecryption");
        On(GetParametersByPath, ParameterReads.GetByPath, honours: "Path Recursive ParameterFilters WithDecryption MaxResults NextToken");
        On(GetParameterHistory, ParameterReads.History, honours: "Name WithDecryption MaxResults NextToken");
        On(DescribeParameters, ParameterReads.Describe, honours: "ParameterFilters MaxResults NextToken");

        On(AddTagsToResource, ParameterTags.Add, honours: "ResourceType ResourceId Tags");
        On(RemoveTagsFromResource, ParameterTags.Remove, honours: "ResourceType ResourceId TagKeys");
        On(ListTagsForResource, ParameterTags.List, honours: "ResourceType ResourceId");
    }
}
