using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Tagging.TaggingOperations;

namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>The Resource Groups Tagging API over the resources of the other services.</summary>
internal sealed class TaggingService : IDefinedOnUse
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new JsonProtocol(Service.Target!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.DisplayName = "resourcegroupstaggingapi";
        var resources = new TaggedResources(service.Others);
        var changes = new TagChanges(service.Others);

        service.On(
            GetResources,
            new ResourceSearch(resources).Get,
            honours: "PaginationToken TagFilters ResourcesPerPage TagsPerPage ResourceTypeFilters ResourceARNList");
        service.On(GetTagKeys, resources.Keys, honours: "PaginationToken");
        service.On(GetTagValues, resources.Values, honours: "PaginationToken Key");
        service.On(TagResources, changes.Tag, honours: "ResourceARNList Tags");
        service.On(UntagResources, changes.Untag, honours: "ResourceARNList TagKeys");
    }
}
