using Amazon.Runtime;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Meaning of EC2's error codes, besides those of <see cref="Ec2Module"/>.</summary>
internal static class Ec2Errors
{
    /// <summary>One of the two resources is already attached, to the other or to another resource.</summary>
    public static bool IsAlreadyAssociated(Exception error) => error is AmazonServiceException { ErrorCode: "Resource.AlreadyAssociated" };
}
