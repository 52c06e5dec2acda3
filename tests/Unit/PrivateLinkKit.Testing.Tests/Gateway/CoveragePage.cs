using System.Text;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.CloudControl;
using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>The page that lists every operation and parameter, from the tables that EmbeddedAws itself works by.</summary>
internal static class CoveragePage
{
    public const string WriteVariable = "WRITE_EXPECTED";

    private const string Everywhere = "DryRun";

    private const string Head = $$"""
        # What EmbeddedAws emulates

        Generated from the code; a test fails when it is stale. To regenerate it:
        `{{WriteVariable}}=1 dotnet test tests/Unit/PrivateLinkKit.Testing.Tests --filter CoveragePageTests`

        An operation that is not listed is refused by name, and so is a request that sets a parameter which its operation refuses. A supported parameter
        may still have values that are refused, also by name. A parameter includes all of its members, unless they are listed separately.
        Parameters that AWS requires are bold. Values in the third column equal AWS's default behavior; such a parameter is honored with that value only.
        `[]` is an empty list, `{}` an empty map, `''` an empty text, `{region}` the name of the request's region.

        """;

    public static string Of(IEnumerable<EmulatedApi> services)
    {
        var page = new StringBuilder(Head);
        foreach (var service in services)
        {
            var name = service.DisplayName;
            page.Append($"\n## {name}, version {service.Protocol.ApiVersion}: {service.Emulated.Count} operations\n\n{Note(name)}");
            page.Append("| Operation | honours | honours with its default | refuses |\n|---|---|---|---|\n");
            foreach (var (operation, honoured) in service.Emulated.OrderBy(entry => entry.Operation.Name, StringComparer.Ordinal))
            {
                var defaults = honoured.Defaults.Values;
                var members = Members(honoured, "", operation.Members)
                    .Where(member => member.Name != Everywhere && (member.IsHonoured || !defaults.ContainsKey(member.Name)))
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .ToLookup(member => member.IsHonoured, member => member.Text);
                page.Append($"| {operation.Name} | {string.Join(", ", members[true])} | {Defaults(defaults)} | {string.Join(", ", members[false])} |\n");
            }

            if (service.Emulated.Any(entry => FilterTables.All.Any(table => table.Operation == entry.Operation)))
            {
                page.Append(Filters());
            }
        }

        return page.ToString();
    }

    private static string Filters()
    {
        var all = FilterTables.All.OrderBy(table => table.Operation.Name, StringComparer.Ordinal).ToList();
        var rows = all.Select(table =>
            $"| {table.Operation.Name} | {string.Join(", ", table.Emulated)} | {string.Join(", ", table.Operation.Filters.Except(table.Emulated))} |\n");
        return $"""

            ### Filters: {all.Sum(table => table.Emulated.Count)} of the {all.Sum(table => table.Operation.Filters.Count)} that AWS documents

            A documented filter that is not applied is refused by name, an undocumented one as AWS does. `tag` means `tag:KEY`.

            | Operation | applies | refuses |
            |---|---|---|
            {string.Concat(rows)}
            """;
    }

    /// <summary>Returns the innermost item type of a list; any other type itself.</summary>
    public static WireType StructureOf(WireType type) => type.Item is { } item ? StructureOf(item) : type;

    private const string RecordedOnly =
        """
        Recorded only, because there is nothing in the virtual network that they could act on: key pairs, volumes, the metadata, monitoring and
        EBS options of instances, IPv6 (blocks, addresses, routes and rules, egress-only internet gateways: packets are IPv4), host names that
        subnets give out by resource, and flow logs (nothing is delivered; their role is checked). Policies of endpoints are recorded only, but
        those of endpoints of S3 decide what calls through them may do, and whether tasks can pull the layers of images in ECR. DynamoDB itself is not
        emulated.
        """;

    private static string Note(string service) => service switch
    {
        "ec2" => $"Every operation honours {Everywhere}.\n\n{RecordedOnly}\n\n",
        "iam" => "Roles are acted out where they are passed: ECS checks that the roles of a task exist and trust it, EC2 that the\n"
            + "instance profile of a launch exists. Policies, boundaries and service-linked roles are recorded only: documents are checked for their grammar,\n"
            + "and no call is allowed or denied by them. There are no users, groups and aliases.\n\n",
        "kms" => "Keys are ids with a state: a disabled one makes the secrets under it unreadable. Policies and rotation are recorded only.\n\n",
        "logs" => "Tasks with the log driver awslogs write their output here. Filter patterns are plain terms; those for JSON, columns or regular\n"
            + "expressions are refused by name.\n\n",
        "secretsmanager" => "Values reach the containers of tasks. Resource policies are recorded only; there is no rotation and no replication.\n\n",
        "ecr" => "The images of a repository are those of `aws.Images` under its URI. Lifecycle policies and scanning are recorded only; without a repository\n"
            + "policy, whatever it says, no other account pulls.\n\n",
        "elbv2" => "UDP and TCP_UDP listeners and their target groups are recorded only: the virtual network carries TCP, and a connection to such a\n"
            + "listener is dropped with a reason that names it. Security policies apply with their cipher suites on Linux and macOS, elsewhere only with\n"
            + "their TLS versions. The attributes `client_keep_alive.seconds` and `tcp.idle_timeout.seconds` are recorded only.\n\n",
        "acm" => "Listeners of load balancers present the certificates. Requested ones are signed by `aws.CertificateAuthority`, and wait for their CNAME\n"
            + "records; nobody follows the links in validation mails. Transparency logging and expiry events are recorded only.\n\n",
        "apigatewayv2" => "HTTP APIs answer at their names on the Internet, over HTTPS, and forward requests to HTTP backends: on the Internet, or behind a\n"
            + "VPC link to a listener of a load balancer. Deployments, stages, parameter mappings, CORS, throttling and timeouts are acted out. Access\n"
            + "logs and metrics settings are recorded only. There are no WebSocket APIs, authorizers, domain names, imports, Lambda functions and Cloud\n"
            + "Map services.\n\n",
        "autoscaling" => "Groups launch, replace and terminate instances of EC2, and register them in target groups. Health in target groups is evaluated\n"
            + "when groups, instances, activities, refreshes and traffic sources are described. There are no scaling policies, warm pools,\n"
            + "scheduled actions, standby instances and notifications; `NotificationMetadata` is recorded only.\n\n",
        "ssm" => "Parameters of the standard tier and the types String and StringList; not SecureString and labels. Of AWS's\n"
            + "public parameters, those that name images of Amazon Linux, Amazon ECS and Ubuntu.\n\n",
        "route53" => "Names of private zones resolve in their VPCs, and those of public zones everywhere, once their change is in sync; a deleted zone is\n"
            + "gone at once. Routing policies: simple, weighted, failover and multivalue answer. Aliases: to load balancers, endpoints and records of the\n"
            + "same zone. Not emulated: health checks, latency and geolocation, traffic policies, delegation sets, DNSSEC, and records of the types\n"
            + "HTTPS, NAPTR and SVCB.\n\n",
        "sqs" => "Messages arrive, hide and expire by the clock, also those that are waited for, and move to dead-letter queues. Policies decide whether\n"
            + "other accounts and SNS may send: principals, actions, resources and conditions on the source are evaluated. Encryption and tags are recorded\n"
            + "only. There are no FIFO queues.\n\n",
        "sns" => "Topics deliver to queues whose policies let them, also the notifications of endpoint connections. Policies of topics are evaluated as those\n"
            + "of queues. Signatures cannot be verified, and tags and display names are recorded only. There are no FIFO topics, no filter policies, and no\n"
            + "subscribers but queues.\n\n",
        "s3" => "Buckets are reached by name from the Internet and from VPCs: by NAT and internet gateways, and by gateway and interface endpoints, whose\n"
            + "policies decide. Policies of buckets decide for other accounts, and what they deny; those of the caller's own account are not evaluated.\n"
            + "Lifecycle rules, CORS rules, websites, replication and storage classes are recorded only: nothing expires, moves or is replicated, and\n"
            + "no origin is checked. An object has 16 MB at most, since there are no multipart uploads. Not emulated: ACLs, notifications, access logs,\n"
            + "retention of locked objects, customer keys, access points, presigned and anonymous requests.\n\n",
        "cloudcontrol" => "Types make, read, change and delete real resources by the operations of their services, and so act as these do; what such an\n"
            + "operation refuses by name comes as a failed event. Hooks and private types are not emulated.\n\n" + Types(),
        "cloudformation" => "The schemas of the types of Cloud Control, without stacks.\n\n",
        "resourcegroupstaggingapi" => "Finds and tags resources of acm, ec2, ecr, ecs, elbv2, kms, logs, route53 (in the region of global services),\n"
            + "s3, secretsmanager, sns, sqs and ssm. Like AWS it finds neither roles nor Auto Scaling groups, and unlike AWS no resource that has lost its\n"
            + "last tag.\n\n",
        "elasticfilesystem" => "Mount targets are network interfaces, which hold their subnets, security groups and file systems, and the names of file\n"
            + "systems resolve to all of them in their VPC. Nothing is stored: tasks only start if a mount target of their volumes is reached on port 2049.\n"
            + "Access points, lifecycle, backups, throughput and policies are recorded only. There is no replication.\n\n",
        "rds" => "DB instances are network interfaces, which hold their subnets and security groups, with names that resolve to them: packets arrive, but no\n"
            + "database listens. What an instance is besides (class, storage, backups, passwords) is recorded only. Engines: PostgreSQL, MySQL and MariaDB.\n"
            + "There are no clusters, snapshots, replicas, instances outside of subnet groups, and parameter and option groups but the default\n"
            + "ones; maintenance windows do not come.\n\n",
        "sts" => "AssumeRoleWithSAML and AssumeRoleWithWebIdentity, which clients send unsigned, are refused by name too.\n\n",
        _ => "",
    };

    private static string Types()
    {
        var kinds = new ResourceKinds();
        return "| Types that make resources | Types whose resources are recorded only, after validation |\n|---|---|\n"
            + $"| {Sorted(kinds.Made)} | {Sorted(kinds.Recorded)} |\n\n";

        static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
    }

    private static string Defaults(IReadOnlyDictionary<string, string> values) =>
        string.Join(", ", values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"`{value.Key}={value.Value}`"));

    private static IEnumerable<(string Name, string Text, bool IsHonoured)> Members(Honoured honoured, string owner, IEnumerable<RequestMember> members) =>
        members.SelectMany(member =>
        {
            var name = owner + member.Property;
            return honoured.UsesSomeOf(name)
                ? Members(honoured, $"{name}.", StructureOf(member.Type).Members!())
                : [(name, member.IsRequired && owner.Length is 0 ? $"**{name}**" : name, honoured.UsesAllOf(name))];
        });
}
