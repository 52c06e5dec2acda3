using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Tagging;

namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>Tags resources by the operations of their services, one by one: what fails is listed in the answer.</summary>
internal sealed class TagChanges(IOtherServices services)
{
    public TagResourcesResult Tag(ServiceCall call, TagResourcesRequest request) => new()
    {
        FailedResourcesMap = Change(call, request.ResourceARNList!, (service, arn) => service.Tag(call.Region, arn, request.Tags!)),
    };

    public UntagResourcesResult Untag(ServiceCall call, UntagResourcesRequest request) => new()
    {
        FailedResourcesMap = Change(call, request.ResourceARNList!, (service, arn) => service.Untag(call.Region, arn, request.TagKeys!)),
    };

    private Dictionary<string, FailureInfo> Change(
        ServiceCall call, IReadOnlyList<string> arns, Func<ITaggedResources, string, TagCall> change)
    {
        if (arns.FirstOrDefault(arn => arn.Split(':', 6) is not ["arn", _, { Length: > 0 }, _, _, { Length: > 0 }]) is { } malformed)
        {
            throw TaggingErrors.InvalidParameter($"ARN '{malformed}' is not valid.");
        }

        var failed = new Dictionary<string, FailureInfo>();
        foreach (var arn in arns.Distinct())
        {
            try
            {
                var service = ServiceOf(call, arn);
                var tag = change(service, arn);
                services.Call(service.Name, tag.Operation, call.Caller, call.RegionName, JsonTree.Read(tag.Parameters));
            }
            catch (AwsErrorException error)
            {
                failed.Add(arn, new() { StatusCode = error.Status, ErrorCode = "InvalidParameterException", ErrorMessage = error.Message });
            }
        }

        return failed;
    }

    private ITaggedResources ServiceOf(ServiceCall call, string arn)
    {
        var parts = arn.Split(':', 6);
        return (parts[3] is "" || parts[3] == call.RegionName) && (parts[4] is "" || parts[4] == call.Account)
            ? services.All<ITaggedResources>().LastOrDefault(service => service.Name == parts[2])
                ?? throw TaggingErrors.InvalidParameter($"EmbeddedAws does not tag resources of the service {parts[2]} here")
            : throw TaggingErrors.InvalidParameter($"The resource {arn} is not in the account {call.Account} and the region {call.RegionName}.");
    }
}
