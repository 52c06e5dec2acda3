using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Compares the ranges that a description states for existing VPCs with AWS: a wrong one would shut out the VPC's clients.</summary>
internal static class StatedRanges
{
    /// <exception cref="StackValidationException">A stated range covers none of its VPC's ranges.</exception>
    public static async Task CheckAsync(Operation operation, ResourceGraph graph)
    {
        var errors = (await Task.WhenAll(graph.UsedVpcs.GroupBy(used => used.At).Select(place => ErrorsAsync(operation, place.Key, [.. place]))))
            .SelectMany(errors => errors).ToList();
        if (errors.Count > 0)
        {
            throw new StackValidationException(graph.Stack, errors);
        }
    }

    private static async Task<IEnumerable<StackValidationError>> ErrorsAsync(Operation operation, Placement at, IReadOnlyList<UsedVpc> used)
    {
        var context = operation.ContextFor(at);
        var vpcs = await context.InAsync(
            "vpc-id",
            [.. used.Select(one => one.VpcId).Distinct()],
            (filters, page, token) => context.Ec2.DescribeVpcsAsync(new Sdk.DescribeVpcsRequest { Filters = filters, NextToken = page }, token),
            response => response.Vpcs,
            response => response.NextToken);
        return from one in used
               join vpc in vpcs on one.VpcId equals vpc.VpcId
               let ranges = RangesOf(vpc)
               where !ranges.Any(range => Ipv4Cidr.Parse(one.Cidr).Contains(Ipv4Cidr.Parse(range)))
               select new StackValidationError(
                   one.Id.Value,
                   one.Cidr,
                   $"The VPC {one.VpcId} has another range: {string.Join(", ", ranges)}.",
                   $"State it with Cidr(\"{ranges[0]}\"); to admit only a part of it, use AdmitFrom(…).");
    }

    private static List<string> RangesOf(Sdk.Vpc vpc) => [.. (vpc.CidrBlockAssociationSet ?? [])
        .Where(association => association.CidrBlockState?.State == Amazon.EC2.VpcCidrBlockStateCode.Associated)
        .Select(association => association.CidrBlock).Prepend(vpc.CidrBlock).Distinct()];
}
