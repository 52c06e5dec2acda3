using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Updates the associations and routes of one route table. Every step may be repeated.</summary>
internal static class RouteTableChanges
{
    public static async Task<EquatableList<RouteTableAssociation>> AssociateAsync(RouteTableState have, IReadOnlyList<string> subnetIds, HandlerContext context)
    {
        foreach (var association in have.Associations.Where(association => !subnetIds.Contains(association.SubnetId)))
        {
            await context.DeleteAsync(have, token => context.Ec2.DisassociateRouteTableAsync(
                new Sdk.DisassociateRouteTableRequest { AssociationId = association.Id }, token));
        }

        var kept = have.Associations.Where(association => subnetIds.Contains(association.SubnetId)).ToList();
        var added = subnetIds.Except(kept.Select(association => association.SubnetId))
            .Select(async subnetId => new RouteTableAssociation(await AssociateAsync(have, subnetId, context), subnetId));
        return kept.Concat(await Task.WhenAll(added)).OrderBy(association => association.SubnetId, StringComparer.Ordinal).ToEquatableList();
    }

    public static async Task RouteAsync(RouteTableState have, IReadOnlyList<ExistingRoute> routes, HandlerContext context)
    {
        foreach (var route in routes.Except(have.Routes))
        {
            if (have.Routes.Any(existing => existing.Destination == route.Destination))
            {
                await ReplaceAsync(have, route, context);
            }
            else
            {
                await CreateAsync(have, route, context);
            }
        }

        foreach (var route in have.Routes.Where(route => routes.All(wanted => wanted.Destination != route.Destination)))
        {
            await context.DeleteAsync(have, token => context.Ec2.DeleteRouteAsync(
                new Sdk.DeleteRouteRequest { RouteTableId = have.PhysicalId, DestinationCidrBlock = route.Destination }, token));
        }
    }

    private static async Task<string> AssociateAsync(RouteTableState have, string subnetId, HandlerContext context)
    {
        try
        {
            var answer = await context.RepeatAsync(token => context.Ec2.AssociateRouteTableAsync(
                new Sdk.AssociateRouteTableRequest { RouteTableId = have.PhysicalId, SubnetId = subnetId }, token));
            return answer.AssociationId;
        }
        catch (AmazonServiceException error) when (Ec2Errors.IsAlreadyAssociated(error))
        {
            return await TakeOverAsync(have, subnetId, context);
        }
    }

    /// <summary>
    /// The subnet has a route table already: this one, if an answer was lost, or another one. Replacing the association changes its id, so
    /// after a lost answer the old id is not found and the associations are read again.
    /// </summary>
    private static Task<string> TakeOverAsync(RouteTableState have, string subnetId, HandlerContext context) =>
        context.Waiter.UntilAsync(have.Id, "associated", async () =>
    {
        var filter = new Sdk.Filter { Name = "association.subnet-id", Values = [subnetId] };
        var answer = await context.RepeatAsync(token => context.Ec2.DescribeRouteTablesAsync(new Sdk.DescribeRouteTablesRequest { Filters = [filter] }, token));
        var current = (answer.RouteTables ?? []).SelectMany(table => table.Associations ?? []).FirstOrDefault(association => association.SubnetId == subnetId);
        if (current is null || current.RouteTableId == have.PhysicalId)
        {
            return new WaitReading<string>(current?.RouteTableAssociationId!, IsDone: current is not null, "association not listed yet");
        }

        try
        {
            var replaced = await context.OnceAsync(token => context.Ec2.ReplaceRouteTableAssociationAsync(
                new Sdk.ReplaceRouteTableAssociationRequest { AssociationId = current.RouteTableAssociationId, RouteTableId = have.PhysicalId }, token));
            return new WaitReading<string>(replaced.NewAssociationId, IsDone: true, "associated");
        }
        catch (Exception error) when (error is LostAnswerException || context.Errors.IsNotFound(error))
        {
            return new WaitReading<string>(null!, IsDone: false, error.Message);
        }
    }, context.Waits.Ready(have.Kind), context.CancellationToken);

    private static async Task CreateAsync(RouteTableState have, ExistingRoute route, HandlerContext context)
    {
        var (gateway, nat) = Targets(route);
        try
        {
            await context.RepeatAsync(token => context.Ec2.CreateRouteAsync(
                new Sdk.CreateRouteRequest { RouteTableId = have.PhysicalId, DestinationCidrBlock = route.Destination, GatewayId = gateway,
                    NatGatewayId = nat }, token));
        }
        catch (AmazonServiceException error) when (error.ErrorCode == "RouteAlreadyExists")
        {
            await ReplaceAsync(have, route, context);
        }
    }

    private static Task ReplaceAsync(RouteTableState have, ExistingRoute route, HandlerContext context)
    {
        var (gateway, nat) = Targets(route);
        return context.RepeatAsync(token => context.Ec2.ReplaceRouteAsync(
            new Sdk.ReplaceRouteRequest { RouteTableId = have.PhysicalId, DestinationCidrBlock = route.Destination, GatewayId = gateway,
                NatGatewayId = nat }, token));
    }

    private static (string? Gateway, string? Nat) Targets(ExistingRoute route) =>
        route.Target.StartsWith("nat-", StringComparison.Ordinal) ? (null, route.Target) : (route.Target, null);
}
