using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.HttpApis;
using static PrivateLinkKit.Testing.Wire.HttpApis.HttpApisOperations;

namespace PrivateLinkKit.Testing.Tests.Modules;

/// <summary>VPC links of API Gateway, by AWS's model: a REST API.</summary>
internal sealed class VpcLinks : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestJson();

    public void Define(ServiceDefinition service)
    {
        service.On(CreateVpcLink, Create, honours: "Name SubnetIds Tags");
        service.On(GetVpcLink, Get, honours: "VpcLinkId");
        service.On(GetVpcLinks, List, honours: "MaxResults");
        service.On(DeleteVpcLink, Delete, honours: "VpcLinkId");
        service.On(GetTags, (call, request) => new GetTagsResult { Tags = Find(call, request.ResourceArn!.Split('/')[^1]).Tags }, honours: "ResourceArn");
    }

    private static CreateVpcLinkResult Create(ServiceCall call, CreateVpcLinkRequest request)
    {
        var link = new VpcLink { VpcLinkId = call.Cloud.Ids.Hex(6), Name = request.Name, SubnetIds = request.SubnetIds, Tags = request.Tags };
        call.Store<Links>().ById.Add(link.VpcLinkId, link);
        return new() { VpcLinkId = link.VpcLinkId, Name = link.Name, SubnetIds = link.SubnetIds };
    }

    private static GetVpcLinkResult Get(ServiceCall call, GetVpcLinkRequest request)
    {
        var link = Find(call, request.VpcLinkId!);
        return new() { VpcLinkId = link.VpcLinkId, Name = link.Name };
    }

    private static GetVpcLinksResult List(ServiceCall call, GetVpcLinksRequest request) =>
        new() { Items = [.. call.Store<Links>().ById.Values.Take(int.Parse(request.MaxResults ?? "10"))] };

    private static DeleteVpcLinkResult Delete(ServiceCall call, DeleteVpcLinkRequest request)
    {
        call.Store<Links>().ById.Remove(Find(call, request.VpcLinkId!).VpcLinkId!);
        return new();
    }

    private static VpcLink Find(ServiceCall call, string id) =>
        call.Store<Links>().ById.GetValueOrDefault(id) ?? throw new AwsErrorException("NotFoundException", $"Invalid VpcLink identifier specified {id}", 404);

    private sealed class Links
    {
        public Dictionary<string, VpcLink> ById { get; } = [];
    }
}
