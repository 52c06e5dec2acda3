using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The errors of ELBv2, with their wire codes.</summary>
internal static class ElbV2Errors
{
    public static AwsErrorException Validation(string message) => new("ValidationError", message);

    /// <summary>The error of a value that AWS's model excludes by a regular expression.</summary>
    public static AwsErrorException Pattern(string path, string? value, Regex pattern) => Validation(
        $"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: "
            + $"Member must satisfy regular expression pattern: {Text(pattern)}");

    /// <summary>A pattern as AWS writes it: in .NET a dollar sign would allow a line break at the end.</summary>
    public static string Text(Regex pattern) => pattern.ToString().Replace(@"\z", "$", StringComparison.Ordinal);

    public static AwsErrorException InvalidConfiguration(string message) => new("InvalidConfigurationRequest", message);

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException InvalidSubnet(string message) => new("InvalidSubnet", message);

    public static AwsErrorException SubnetNotFound(string subnetId) => new("SubnetNotFound", $"The subnet ID '{subnetId}' does not exist");

    public static AwsErrorException InvalidSecurityGroup(string groupId) => new("InvalidSecurityGroup", $"The security group '{groupId}' does not exist");

    public static AwsErrorException DuplicateLoadBalancerName(string name) =>
        new("DuplicateLoadBalancerName", $"A load balancer with the same name '{name}' exists, but with different settings");

    public static AwsErrorException DuplicateTargetGroupName(string name) =>
        new("DuplicateTargetGroupName", $"A target group with the same name '{name}' exists, but with different settings");

    public static AwsErrorException DuplicateListener(string loadBalancerArn) =>
        new("DuplicateListener", $"A listener already exists on this port for this load balancer '{loadBalancerArn}'");

    public static AwsErrorException LoadBalancerNotFound(string what) => new("LoadBalancerNotFound", $"Load balancer '{what}' not found");

    public static AwsErrorException LoadBalancersNotFound(IEnumerable<string> names) =>
        new("LoadBalancerNotFound", $"Load balancers '[{string.Join(", ", names)}]' not found");

    public static AwsErrorException TargetGroupNotFound() => new("TargetGroupNotFound", "One or more target groups not found");

    public static AwsErrorException TargetGroupOfActionNotFound(string arn) => new("TargetGroupNotFound", $"Target group '{arn}' not found");

    public static AwsErrorException ListenerNotFound() => new("ListenerNotFound", "One or more listeners not found");

    public static AwsErrorException RuleNotFound() => new("RuleNotFound", "One or more rules not found");

    public static AwsErrorException SslPolicyNotFound(string name) => new("SSLPolicyNotFound", $"SSL policy '{name}' not found");

    public static AwsErrorException AlpnPolicyNotFound(string name) => new("ALPNPolicyNotFound", $"ALPN policy '{name}' is not supported");

    public static AwsErrorException CertificateNotFound(string arn) => new("CertificateNotFound", $"Certificate '{arn}' not found");

    public static AwsErrorException UnsupportedCertificate(string arn) => new(
        "UnsupportedCertificate",
        $"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.");

    public static AwsErrorException TooManyCertificates(string message) => new("TooManyCertificates", message);

    public static AwsErrorException DefaultCertificate(string arn) =>
        new("OperationNotPermitted", $"The default certificate '{arn}' cannot be removed from the listener");

    public static AwsErrorException AllocationIdNotFound(string id) => new("AllocationIdNotFound", $"The allocation ID '{id}' does not exist");

    public static AwsErrorException AllocationIdInUse() => new("ResourceInUse", "The allocation IDs are not available for use");

    public static AwsErrorException DeletionProtected(string arn) =>
        new("OperationNotPermitted", $"Load balancer '{arn}' cannot be deleted because deletion protection is enabled");

    public static AwsErrorException DefaultRule(string arn) => new("OperationNotPermitted", $"Default rule '{arn}' cannot be modified or deleted");

    public static AwsErrorException LoadBalancerInUse(string arn) =>
        new("ResourceInUse", $"Load balancer '{arn}' cannot be deleted because it is currently associated with another service");

    public static AwsErrorException LoadBalancerIsTarget(string arn, string targetGroupArn) =>
        new("ResourceInUse", $"Load balancer '{arn}' cannot be deleted because it is registered as a target in target group '{targetGroupArn}'");

    public static AwsErrorException TargetGroupInUse(string arn) => new("ResourceInUse", $"Target group '{arn}' is currently in use by a listener or a rule");

    public static AwsErrorException ListenerPortInUse(int port, string targetArn) =>
        new("ResourceInUse", $"Listener port '{port}' is in use by registered target '{targetArn}' and cannot be removed.");

    public static AwsErrorException TargetGroupAssociationLimit(string arn) =>
        new("TargetGroupAssociationLimit", $"The following target groups cannot be associated with more than one load balancer: {arn}");

    public static AwsErrorException IncompatibleProtocols(string listener, string targetGroup) =>
        new("IncompatibleProtocols", $"The listener protocol '{listener}' and the target group protocol '{targetGroup}' are incompatible");

    public static AwsErrorException UnsupportedProtocol(string message) => new("UnsupportedProtocol", message);

    public static AwsErrorException InvalidAction(string message) => new("InvalidLoadBalancerAction", message);

    public static AwsErrorException TooManyActions(string message) => new("TooManyActions", message);

    public static AwsErrorException PriorityInUse(int priority) => new("PriorityInUse", $"Priority '{priority}' is currently in use");

    public static AwsErrorException InvalidTarget(string message) => new("InvalidTarget", message);

    public static AwsErrorException TooManyTargets(string message) => new("TooManyTargets", message);

    public static AwsErrorException TooManyRegistrations(string targetId) =>
        new("TooManyRegistrationsForTargetId", $"The target '{targetId}' is registered with too many target groups");

    public static AwsErrorException TooManyTags(string arn) => new("TooManyTags", $"The resource '{arn}' cannot have more than {Tagging.MostTags} tags");

    public static AwsErrorException DuplicateTagKeys(string key) => new("DuplicateTagKeys", $"The tag key '{key}' was specified more than once");
}
