using System.Net;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Home;

namespace PrivateLinkKit;

/// <summary>
/// An account and region could not be recorded in the stack's home record. Nothing is created in a place that is not recorded: once its consumers are no
/// longer described, it would be forgotten.
/// </summary>
public sealed class HomeRecordException : PrivateLinkException
{
    private const string Permissions =
        "Allow ssm:GetParametersByPath, ssm:GetParameter, ssm:PutParameter and ssm:DeleteParameter in the provider's account";

    private const string Route = "Give the host a route to SSM in the provider's region, for instance an interface endpoint for it, and apply again";

    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="place">Account and region, as <c>111122223333/eu-west-1</c>.</param>
    /// <param name="parameter">Name of the SSM parameter.</param>
    /// <param name="inner">The cause.</param>
    public HomeRecordException(string place, string parameter, Exception inner)
        : base($"{place} cannot be recorded in {parameter}: {FailureText.Of(inner).TrimEnd('.')}. A place that is not recorded would be forgotten, so nothing "
            + $"is created there. {(IsSilence(inner) ? Route : Permissions)}", inner)
    {
        Place = place;
        Parameter = parameter;
    }

    /// <summary>Account and region, as <c>111122223333/eu-west-1</c>.</summary>
    public string Place { get; }

    /// <summary>Name of the SSM parameter.</summary>
    public string Parameter { get; }

    private static bool IsSilence(Exception inner) => inner is RecordUnavailableException { IsSilence: true }
        or AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError };
}
