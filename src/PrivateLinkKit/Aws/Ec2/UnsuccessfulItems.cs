using System.Net;
using Amazon.EC2;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Turns the <c>Unsuccessful</c> items that some PrivateLink calls return with status 200 into errors.</summary>
internal static class UnsuccessfulItems
{
    /// <exception cref="AmazonEC2Exception">With the code and message of the first item.</exception>
    public static void ThrowIfAny(LogicalId id, List<Sdk.UnsuccessfulItem>? items)
    {
        if (items is [var first, ..])
        {
            throw new AmazonEC2Exception(
                $"{id} ({first.ResourceId}): {first.Error?.Message}", ErrorType.Sender, first.Error?.Code, requestId: null, HttpStatusCode.OK);
        }
    }
}
