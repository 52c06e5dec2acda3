using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Associations of endpoints with service networks and resources: none for interface endpoints.</summary>
internal static class VpcEndpointAssociations
{
    internal static readonly Filters<VpcEndpointAssociation> AssociationFilters = new(Ec2Operations.DescribeVpcEndpointAssociations)
    {
        { "associated-resource-accessibility", association => association.AssociatedResourceAccessibility },
        { "associated-resource-id", association => association.AssociatedResourceArn },
        { "association-id", association => association.Id },
        { "resource-configuration-group-arn", association => association.ResourceConfigurationGroupArn },
        { "service-network-arn", association => association.ServiceNetworkArn },
        { "vpc-endpoint-id", association => association.VpcEndpointId },
    };

    public static DescribeVpcEndpointAssociationsResult Describe(ServiceCall call, DescribeVpcEndpointAssociationsRequest request)
    {
        foreach (var id in (request.VpcEndpointIds ?? []).Where(id => call.Region.Ec2.VpcEndpoints.Find(id) is null))
        {
            throw Ec2Errors.EndpointNotFound(id);
        }

        var page = Listing.Of<VpcEndpointAssociation>([]).Where(AssociationFilters, request.Filters).ClampedPage(request.MaxResults, request.NextToken);
        return new() { VpcEndpointAssociations = page.Rows, NextToken = page.NextToken };
    }
}
