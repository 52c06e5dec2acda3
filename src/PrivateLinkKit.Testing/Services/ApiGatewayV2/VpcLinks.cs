using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>VPC links from creation to deletion. Only their name can be changed.</summary>
internal static class VpcLinks
{
    private static readonly TimeSpan Provisioning = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Deletion = TimeSpan.FromMinutes(1);

    public static VpcLink Create(ServiceCall call, CreateVpcLinkRequest request)
    {
        var region = call.Region;
        CheckName(request.Name!);
        ApiGatewayV2Quotas.VpcLink(region);
        var (id, groups) = (call.Cloud.Ids.Alphanumeric(6), request.SecurityGroupIds ?? []);
        var link = new VpcLink
        {
            CreatedDate = call.Now,
            Name = request.Name,
            SecurityGroupIds = groups,
            SubnetIds = request.SubnetIds,
            Tags = TagValues.New(request.Tags),
            VpcLinkId = id,
            VpcLinkStatus = LinkStates.Pending,
            VpcLinkStatusMessage = "VPC link is provisioning ENIs",
            VpcLinkVersion = "V2",
        };
        region.ApiGatewayV2.VpcLinks.Put(new(link, LinkInterfaces.Add(region, id, request.SubnetIds!, groups)));
        region.Cloud.Timeline.After(Provisioning, () => region.ApiGatewayV2.VpcLinks.Change(id, Finish));
        return link;
    }

    public static VpcLink Get(ServiceCall call, GetVpcLinkRequest request) => Existing.VpcLink(call.Region, request.VpcLinkId!).Link;

    public static GetVpcLinksResult List(ServiceCall call, GetVpcLinksRequest request)
    {
        var (items, next) = Pages.Of(
            call.Region.ApiGatewayV2.VpcLinks.Select(state => state.Link), link => link.VpcLinkId!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static VpcLink Update(ServiceCall call, UpdateVpcLinkRequest request)
    {
        var state = Existing.VpcLink(call.Region, request.VpcLinkId!);
        CheckName(request.Name ?? state.Link.Name!);
        var changed = state.Link with { Name = request.Name ?? state.Link.Name };
        call.Region.ApiGatewayV2.VpcLinks.Put(state with { Link = changed });
        return changed;
    }

    /// <summary>Requests through the link fail from now on; its interfaces exist for minutes.</summary>
    public static DeleteVpcLinkResult Delete(ServiceCall call, DeleteVpcLinkRequest request)
    {
        var (region, state) = (call.Region, Existing.VpcLink(call.Region, request.VpcLinkId!));
        if (state.Link.VpcLinkStatus is not LinkStates.Deleting)
        {
            var deleting = state.Link with { VpcLinkStatus = LinkStates.Deleting, VpcLinkStatusMessage = "VPC link is deleting ENIs" };
            region.ApiGatewayV2.VpcLinks.Put(state with { Link = deleting });
            region.Cloud.Timeline.After(Deletion, () =>
            {
                region.ApiGatewayV2.VpcLinks.Remove(deleting.VpcLinkId);
                LinkInterfaces.Release(region, state.InterfaceIds);
            });
        }

        return new();
    }

    private static VpcLinkState Finish(VpcLinkState state) => state.Link.VpcLinkStatus is not LinkStates.Pending
        ? state
        : state with { Link = state.Link with { VpcLinkStatus = LinkStates.Available, VpcLinkStatusMessage = "VPC link is ready to route traffic" } };

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 128)
        {
            throw ApiGatewayV2Errors.BadRequest("The name of a VPC link has 1 to 128 characters");
        }
    }
}
