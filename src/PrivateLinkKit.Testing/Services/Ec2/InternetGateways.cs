using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Internet gateways, at most one attached to a VPC.</summary>
internal static class InternetGateways
{
    internal static readonly Filters<InternetGateway> GatewayFilters = new(Ec2Operations.DescribeInternetGateways, gateway => gateway.Tags)
    {
        { "attachment.state", gateway => gateway.Attachments?.Select(attachment => attachment.State) },
        { "attachment.vpc-id", gateway => gateway.Attachments?.Select(attachment => attachment.VpcId) },
        { "internet-gateway-id", gateway => gateway.InternetGatewayId },
        { "owner-id", gateway => gateway.OwnerId },
    };

    public static CreateInternetGatewayResult Create(ServiceCall call, CreateInternetGatewayRequest request)
    {
        var tags = TagSpecifications.For(request.TagSpecifications, "internet-gateway");
        Ec2Quotas.InternetGateway(call.Region);
        return new() { InternetGateway = Add(call.Region, attachments: [], tags) };
    }

    public static InternetGateway Add(AccountRegion region, IReadOnlyList<InternetGatewayAttachment> attachments, IReadOnlyList<Tag> tags)
    {
        var gateway = new InternetGateway
        {
            InternetGatewayId = region.Cloud.Ids.Next("igw-"),
            OwnerId = region.Account,
            Attachments = attachments,
            Tags = tags,
        };
        region.Ec2.InternetGateways.Put(gateway);
        return gateway;
    }

    public static DescribeInternetGatewaysResult Describe(ServiceCall call, DescribeInternetGatewaysRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.InternetGateways)
            .WithIds(request.InternetGatewayIds, gateway => gateway.InternetGatewayId!, Ec2Errors.InternetGatewayNotFound)
            .Where(GatewayFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { InternetGateways = page.Rows, NextToken = page.NextToken };
    }

    public static AttachInternetGatewayResult Attach(ServiceCall call, AttachInternetGatewayRequest request)
    {
        var gateway = Existing.InternetGateway(call.Region, request.InternetGatewayId!);
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        if (gateway.Attachments is [var attachment, ..])
        {
            throw Ec2Errors.AlreadyAssociated($"resource {gateway.InternetGatewayId} is already attached to network {attachment.VpcId}");
        }

        if (IsAttached(call.Region, vpc.VpcId!))
        {
            throw Ec2Errors.InvalidValue($"Network {vpc.VpcId} already has an internet gateway attached");
        }

        call.Region.Ec2.InternetGateways.Put(gateway with { Attachments = [new() { State = "available", VpcId = vpc.VpcId }] });
        RouteTables.TargetIs("active", call.Region, route => route.GatewayId == gateway.InternetGatewayId, vpc.VpcId);
        return new();
    }

    public static DetachInternetGatewayResult Detach(ServiceCall call, DetachInternetGatewayRequest request)
    {
        var gateway = Existing.InternetGateway(call.Region, request.InternetGatewayId!);
        var vpc = Existing.Vpc(call.Region, request.VpcId!);
        if (gateway.Attachments!.All(attachment => attachment.VpcId != vpc.VpcId))
        {
            throw Ec2Errors.GatewayNotAttached(gateway.InternetGatewayId!, vpc.VpcId!);
        }

        if (call.Region.Ec2.NetworkInterfaces.Any(networkInterface => networkInterface.VpcId == vpc.VpcId && networkInterface.Association is not null))
        {
            throw Ec2Errors.MappedAddresses(vpc.VpcId!);
        }

        call.Region.Ec2.InternetGateways.Put(gateway with { Attachments = [] });
        RouteTables.TargetIs("blackhole", call.Region, route => route.GatewayId == gateway.InternetGatewayId);
        return new();
    }

    public static DeleteInternetGatewayResult Delete(ServiceCall call, DeleteInternetGatewayRequest request)
    {
        var gateway = Existing.InternetGateway(call.Region, request.InternetGatewayId!);
        if (gateway.Attachments is not [])
        {
            throw Ec2Errors.HasDependencies("internetGateway", gateway.InternetGatewayId!);
        }

        call.Region.Ec2.InternetGateways.Remove(gateway.InternetGatewayId);
        return new();
    }

    public static bool IsAttached(AccountRegion region, string vpcId) =>
        region.Ec2.InternetGateways.Any(gateway => gateway.Attachments!.Any(attachment => attachment.VpcId == vpcId));
}
