using Amazon.EC2;
using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>EC2 in the context of a handler.</summary>
internal static class Ec2Context
{
    extension(HandlerContext context)
    {
        public IAmazonEC2 Ec2 => context.Client<IAmazonEC2>();

        public Ec2Describes Ec2Describes => context.Clients.Shared(clients => new Ec2Describes(clients.Client<IAmazonEC2>()));
    }
}
