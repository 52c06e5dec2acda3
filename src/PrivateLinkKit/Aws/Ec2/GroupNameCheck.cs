using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Checks the name of a security group in a VPC that exists.</summary>
/// <param name="Id">The group.</param>
/// <param name="At">Its placement.</param>
internal sealed record GroupNameCheck(LogicalId Id, Placement At) : NameCheck<SecurityGroup>(Id, At)
{
    protected override async Task<string?> FindOtherAsync(SecurityGroup want, HandlerContext context) =>
        context.Outputs.Find(want.VpcId) is { } vpcId && await SecurityGroupHandler.FindAsync(vpcId, want.GroupName, context) is { } found
            && !Ec2Tags.AreOf(context.Tags.Identity, found.Tags) ? found.GroupId : null;

    protected override string CommandFor(string other, HandlerContext context) => context.Ec2Command(Id, other);
}
