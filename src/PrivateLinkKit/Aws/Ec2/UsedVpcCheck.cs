using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Checks an existing VPC, its subnets, and the range that the description states: a wrong one would shut out the VPC's clients.</summary>
/// <param name="Id">The VPC's logical id.</param>
/// <param name="At">Its placement.</param>
/// <param name="VpcId">Its AWS id.</param>
/// <param name="SubnetIds">The subnets to use.</param>
/// <param name="Cidr">The stated range; null: none.</param>
internal sealed record UsedVpcCheck(LogicalId Id, Placement At, string VpcId, EquatableList<string> SubnetIds, string? Cidr) : PreflightCheck(Id, At)
{
    public override bool IsDue(PlannedChange change) => Used.Any(value => change.Action is ChangeAction.Create or ChangeAction.Replace
        ? change.Want!.References.Contains(Ref.To(value))
        : change.Properties.Any(property => Contains(property.New, value) && !Contains(property.Old, value)));

    private static bool Contains(PropertyValue? property, string value) => property?.ToString().Contains(value, StringComparison.Ordinal) is true;

    private IEnumerable<string> Used => [VpcId, .. SubnetIds, .. Cidr is null ? (string[])[] : [Cidr]];

    public override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context)
    {
        var vpcs = await context.InAsync(
            "vpc-id",
            [VpcId],
            (filters, page, token) => context.Ec2.DescribeVpcsAsync(new Sdk.DescribeVpcsRequest { Filters = filters, NextToken = page }, token),
            response => response.Vpcs,
            response => response.NextToken);
        return vpcs is not [var vpc, ..]
            ? [Finding(PreflightCode.NotFound, VpcId, $"the VPC {VpcId} does not exist in {At}", "Correct its id, its region, or the account.")]
            : [.. OfRange(vpc), .. OfSubnets(await SubnetsAsync(SubnetIds, context))];
    }

    public static Task<List<Sdk.Subnet>> SubnetsAsync(IReadOnlyList<string> ids, HandlerContext context) => context.SharedAsync(
        $"subnets {string.Join(',', ids)}", () => context.InAsync(
            "subnet-id",
            ids,
            (filters, page, token) => context.Ec2.DescribeSubnetsAsync(new Sdk.DescribeSubnetsRequest { Filters = filters, NextToken = page }, token),
            response => response.Subnets,
            response => response.NextToken));

    private IEnumerable<PreflightFinding> OfRange(Sdk.Vpc vpc)
    {
        var ranges = RangesOf(vpc);
        if (Cidr is not null && !ranges.Exists(range => Ipv4Cidr.Parse(Cidr).Contains(Ipv4Cidr.Parse(range))))
        {
            yield return Finding(
                PreflightCode.OtherRange,
                VpcId,
                $"the VPC {VpcId} has another range than {Cidr}: {string.Join(", ", ranges)}",
                $"State it with Cidr(\"{ranges[0]}\"); to admit only a part of it, use AdmitFrom(…).");
        }
    }

    private IEnumerable<PreflightFinding> OfSubnets(List<Sdk.Subnet> subnets) =>
    [
        .. SubnetIds.Where(id => !subnets.Exists(subnet => subnet.SubnetId == id)).Select(id => Finding(
            PreflightCode.NotFound, id, $"the subnet {id} does not exist in {At}", "Correct its id.")),
        .. subnets.Where(subnet => subnet.VpcId != VpcId).Select(subnet => Finding(
            PreflightCode.OtherVpc, subnet.SubnetId, $"the subnet {subnet.SubnetId} is in {subnet.VpcId}, not in {VpcId}", "Name subnets of one VPC.")),
        .. subnets.GroupBy(subnet => subnet.AvailabilityZone).Where(zone => zone.Count() > 1).Select(zone => Finding(
            PreflightCode.ZoneTwice, zone.Key, $"{string.Join(" and ", zone.Select(subnet => subnet.SubnetId))} are both in {zone.Key}",
            "Name one subnet of each zone.")),
    ];

    private static List<string> RangesOf(Sdk.Vpc vpc) => [.. (vpc.CidrBlockAssociationSet ?? [])
        .Where(association => association.CidrBlockState?.State == Amazon.EC2.VpcCidrBlockStateCode.Associated)
        .Select(association => association.CidrBlock).Prepend(vpc.CidrBlock).Distinct()];
}
