"""Errors of AWS with their codes, as printed by the AWS CLI, one per line."""
import buckets
import certificates
import databases
import file_systems
import gateways
import logs
import messages
import registry
import resources
import roles
import scaling
import secrets_and_keys
import zones
from cli import NOTHING, Cli
from customer import Customer
from network import EVERYWHERE
from parameters import refuse
from provider import Provider

NOBODY = "0123456789abcdef0"
ELB = "arn:aws:elasticloadbalancing:eu-west-1:111111111111"

UNKNOWN = {
    "InvalidVpcID.NotFound": (
        f"ec2 describe-vpcs --vpc-ids vpc-{NOBODY}", f"ec2 delete-vpc --vpc-id vpc-{NOBODY}",
        f"ec2 create-subnet --vpc-id vpc-{NOBODY} --cidr-block 10.0.0.0/24", f"ec2 create-security-group --vpc-id vpc-{NOBODY} --group-name a --description a",
        f"ec2 create-route-table --vpc-id vpc-{NOBODY}"),
    "InvalidSubnetID.NotFound": (
        f"ec2 describe-subnets --subnet-ids subnet-{NOBODY}", f"ec2 delete-subnet --subnet-id subnet-{NOBODY}",
        f"ec2 create-network-interface --subnet-id subnet-{NOBODY}"),
    "InvalidInternetGatewayID.NotFound": (
        f"ec2 describe-internet-gateways --internet-gateway-ids igw-{NOBODY}", f"ec2 delete-internet-gateway --internet-gateway-id igw-{NOBODY}"),
    "InvalidAllocationID.NotFound": (f"ec2 describe-addresses --allocation-ids eipalloc-{NOBODY}", f"ec2 release-address --allocation-id eipalloc-{NOBODY}"),
    "NatGatewayNotFound": (f"ec2 describe-nat-gateways --nat-gateway-ids nat-{NOBODY}", f"ec2 delete-nat-gateway --nat-gateway-id nat-{NOBODY}"),
    "InvalidRouteTableID.NotFound": (f"ec2 describe-route-tables --route-table-ids rtb-{NOBODY}", f"ec2 delete-route-table --route-table-id rtb-{NOBODY}"),
    "InvalidAssociationID.NotFound": (f"ec2 disassociate-route-table --association-id rtbassoc-{NOBODY}",),
    "InvalidGroup.NotFound": (f"ec2 describe-security-groups --group-ids sg-{NOBODY}", f"ec2 delete-security-group --group-id sg-{NOBODY}"),
    "InvalidSecurityGroupRuleId.NotFound": (f"ec2 describe-security-group-rules --security-group-rule-ids sgr-{NOBODY}",),
    "InvalidNetworkInterfaceID.NotFound": (
        f"ec2 describe-network-interfaces --network-interface-ids eni-{NOBODY}", f"ec2 delete-network-interface --network-interface-id eni-{NOBODY}"),
    "InvalidInstanceID.NotFound": (f"ec2 describe-instances --instance-ids i-{NOBODY}", f"ec2 terminate-instances --instance-ids i-{NOBODY}"),
    "InvalidVpcEndpointServiceId.NotFound": (
        f"ec2 describe-vpc-endpoint-service-configurations --service-ids vpce-svc-{NOBODY}",
        f"ec2 describe-vpc-endpoint-service-permissions --service-id vpce-svc-{NOBODY}",
        f"ec2 accept-vpc-endpoint-connections --service-id vpce-svc-{NOBODY} --vpc-endpoint-ids vpce-{NOBODY}"),
    "InvalidServiceName": (f"ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.eu-west-1.vpce-svc-{NOBODY}",),
    "InvalidVpcEndpointId.NotFound": (
        f"ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-{NOBODY}",
        f"ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-{NOBODY} --add-subnet-ids subnet-{NOBODY}"),
    "LoadBalancerNotFound": (
        "elbv2 describe-load-balancers --names nobody", f"elbv2 describe-listeners --load-balancer-arn {ELB}:loadbalancer/app/a/0123456789abcdef"),
    "TargetGroupNotFound": (
        "elbv2 describe-target-groups --names nobody", f"elbv2 describe-target-health --target-group-arn {ELB}:targetgroup/a/0123456789abcdef"),
    "ListenerNotFound": (f"elbv2 describe-rules --listener-arn {ELB}:listener/app/a/0123456789abcdef/0123456789abcdef",),
    "RuleNotFound": (f"elbv2 delete-rule --rule-arn {ELB}:listener-rule/app/a/0123456789abcdef/0123456789abcdef/0123456789abcdef",),
    "ClusterNotFoundException": (
        "ecs list-services --cluster nobody", "ecs list-tasks --cluster nobody", "ecs delete-cluster --cluster nobody",
        "ecs describe-services --cluster nobody --services any"),
    "ClientException": ("ecs describe-task-definition --task-definition nobody",),
}

MALFORMED = {
    "InvalidInternetGatewayId.Malformed": "ec2 describe-internet-gateways --internet-gateway-ids igw-1",
    "NatGatewayMalformed": "ec2 describe-nat-gateways --nat-gateway-ids nat-1",
    "InvalidRouteTableId.Malformed": "ec2 describe-route-tables --route-table-ids rtb-1",
    "InvalidGroupId.Malformed": "ec2 describe-security-groups --group-ids sg-1",
    "InvalidNetworkInterfaceId.Malformed": "ec2 describe-network-interfaces --network-interface-ids eni-1",
    "InvalidInstanceID.Malformed": "ec2 describe-instances --instance-ids i-1",
    "InvalidAMIID.Malformed": "ec2 run-instances --image-id ami-1",
    "InvalidVpcEndpointId.Malformed": "ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-1",
}


def scenario():
    provider, customer, stranger = (Cli(digit * 12) for digit in "123")
    for code, commands in UNKNOWN.items():
        for command in commands:
            provider.refused(code, command)
    for code, command in MALFORMED.items():
        provider.refused(code, command)
    ours = Provider(provider, customer.id)
    theirs = Customer(customer, ours.service_name)
    for code, command in wrong(ours) + in_use(ours):
        provider.refused(code, command)
    for code, command in between_accounts(ours, theirs):
        customer.refused(code, command)
    strangers(stranger, ours)
    unsuccessful(ours, theirs)
    refuse(provider)
    roles.refuse(provider)
    logs.refuse(provider)
    secrets_and_keys.refuse(provider)
    certificates.refuse(provider)
    scaling.refuse(provider)
    gateways.refuse(provider)
    registry.refuse(provider)
    zones.refuse(provider)
    messages.refuse(provider)
    buckets.refuse(provider)
    file_systems.refuse(provider)
    databases.refuse(provider)
    resources.refuse(provider)


def wrong(ours):
    network, subnets, nothing = ours.network, ours.subnets, "--default-actions Type=fixed-response,FixedResponseConfig={StatusCode=404}"
    return [
        ("DryRunOperation", "ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run"),
        ("InvalidVpc.Range", "ec2 create-vpc --cidr-block 10.0.0.0/8"),
        ("InvalidSubnet.Range", f"ec2 create-subnet --vpc-id {network.vpc} --cidr-block 10.9.0.0/24"),
        ("InvalidSubnet.Conflict", f"ec2 create-subnet --vpc-id {network.vpc} --cidr-block 10.100.100.0/27"),
        ("InvalidParameterValue", f"ec2 create-subnet --vpc-id {network.vpc} --cidr-block 10.100.100.128/28 --availability-zone eu-west-1z"),
        ("InvalidParameterValue", "ec2 describe-vpcs --filters Name=no-such-filter,Values=a"),
        ("InvalidParameterValue", "ec2 describe-vpcs --max-results 1001 --no-paginate"),
        ("InvalidNextToken", "ec2 describe-vpcs --next-token no-such-token --no-paginate"),
        ("InvalidParameterCombination", f"ec2 describe-vpcs --vpc-ids {network.vpc} --page-size 5"),
        ("InvalidParameterValue", f"ec2 create-tags --resources {network.vpc} --tags Key=aws:a,Value=b"),
        ("RouteAlreadyExists", f"ec2 create-route --route-table-id {network.table} --destination-cidr-block {EVERYWHERE} --gateway-id {network.gateway}"),
        ("InvalidRoute.NotFound", f"ec2 delete-route --route-table-id {network.table} --destination-cidr-block 192.0.2.0/24"),
        ("InvalidGroup.Duplicate", f"ec2 create-security-group --group-name ALB --description a --vpc-id {network.vpc}"),
        ("InvalidPermission.Duplicate",
         f"ec2 authorize-security-group-ingress --group-id {ours.task_group} --protocol tcp --port 8080 --source-group {ours.alb_group}"),
        ("InvalidPermission.NotFound", f"ec2 revoke-security-group-ingress --group-id {ours.task_group} --protocol tcp --port 1 --cidr {EVERYWHERE}"),
        ("DuplicateLoadBalancerName", f"elbv2 create-load-balancer --name alb --subnets {subnets}"),
        ("ValidationError", f"elbv2 create-load-balancer --name internal-alb --subnets {subnets}"),
        ("SubnetNotFound", f"elbv2 create-load-balancer --name other --type network --subnets subnet-{NOBODY}"),
        ("DuplicateTargetGroupName", f"elbv2 create-target-group --name tasks --target-type ip --protocol HTTP --port 81 --vpc-id {network.vpc}"),
        ("DuplicateListener", f"elbv2 create-listener --load-balancer-arn {ours.alb} --protocol HTTP --port 8888 {nothing}"),
        ("IncompatibleProtocols",
         f"elbv2 create-listener --load-balancer-arn {ours.nlb} --protocol TCP --port 81 --default-actions Type=forward,TargetGroupArn={ours.task_targets}"),
        ("ValidationError", f"elbv2 modify-load-balancer-attributes --load-balancer-arn {ours.nlb} --attributes Key=no.such.key,Value=true"),
        ("ValidationError", "elbv2 describe-target-groups --page-size 401"),
        ("InvalidParameterException", "ecs list-clusters --max-results 101 --no-paginate"),
        ("InvalidParameter", f"ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns {ours.nlb}"),
        ("InvalidPrincipal", f"ec2 modify-vpc-endpoint-service-permissions --service-id {ours.service} --add-allowed-principals nobody"),
        ("ValidationError", "sts assume-role --role-arn arn:aws:iam::444444444444:role/ops --role-session-name ops --duration-seconds 50000"),
    ]


def in_use(ours):
    network = ours.network
    return [
        ("DependencyViolation", f"ec2 delete-vpc --vpc-id {network.vpc}"),
        ("DependencyViolation", f"ec2 delete-subnet --subnet-id {network.subnets[0]}"),
        ("DependencyViolation", f"ec2 delete-route-table --route-table-id {network.table}"),
        ("DependencyViolation", f"ec2 detach-internet-gateway --internet-gateway-id {network.gateway} --vpc-id {network.vpc}"),
        ("DependencyViolation", f"ec2 delete-security-group --group-id {ours.nlb_group}"),
        ("DependencyViolation", f"ec2 delete-security-group --group-id {ours.task_group}"),
        ("InvalidIPAddress.InUse", f"ec2 release-address --allocation-id {network.address}"),
        ("ResourceInUse", f"elbv2 delete-load-balancer --load-balancer-arn {ours.nlb}"),
        ("ResourceInUse", f"elbv2 delete-load-balancer --load-balancer-arn {ours.alb}"),
        ("ResourceInUse", f"elbv2 delete-target-group --target-group-arn {ours.task_targets}"),
        ("ClusterContainsServicesException", "ecs delete-cluster --cluster task-api"),
        ("InvalidParameterException", "ecs delete-service --cluster task-api --service task-api"),
        ("ExistingVpcEndpointConnections",
         f"ec2 modify-vpc-endpoint-service-configuration --service-id {ours.service} --remove-network-load-balancer-arns {ours.nlb}"),
    ]


def between_accounts(ours, theirs):
    endpoint, subnets = f"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --service-name {ours.service_name}", theirs.network.subnets
    here = f"{endpoint} --vpc-id {theirs.network.vpc}"
    return [
        ("InvalidVpcID.NotFound", f"{endpoint} --vpc-id {ours.network.vpc} --no-private-dns-enabled"),
        ("InvalidSubnetID.NotFound", f"{here} --subnet-ids subnet-{NOBODY} --no-private-dns-enabled"),
        ("InvalidParameter", f"{here} --subnet-ids {subnets[0]} --private-dns-enabled"),
        ("LoadBalancerNotFound", f"elbv2 describe-load-balancers --load-balancer-arns {ours.nlb}"),
        ("InvalidVpcEndpointServiceId.NotFound", f"ec2 describe-vpc-endpoint-service-configurations --service-ids {ours.service}"),
    ]


def strangers(stranger, ours):
    vpc = stranger("ec2 create-vpc --cidr-block 10.3.0.0/24", {"Vpc.State": "pending"}, "Vpc.VpcId")
    stranger.refused("InvalidServiceName", f"ec2 describe-vpc-endpoint-services --service-names {ours.service_name}")
    stranger.refused(
        "InvalidServiceName",
        f"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {vpc} --service-name {ours.service_name} --no-private-dns-enabled")
    stranger(f"ec2 delete-vpc --vpc-id {vpc}", NOTHING)


def unsuccessful(ours, theirs):
    """Calls that AWS answers with success although something in them failed."""
    unknown = f"vpce-{NOBODY}"
    ours.aws(f"ec2 delete-vpc-endpoint-service-configurations --service-ids {ours.service} vpce-svc-{NOBODY}",
             {"sort(Unsuccessful[].Error.Code)": ["ExistingVpcEndpointConnections", "InvalidVpcEndpointService.NotFound"]})
    ours.aws(f"ec2 accept-vpc-endpoint-connections --service-id {ours.service} --vpc-endpoint-ids {unknown} {theirs.endpoint}",
             {"Unsuccessful[].ResourceId": [unknown]})
    theirs.aws(f"ec2 delete-vpc-endpoints --vpc-endpoint-ids {unknown} {theirs.endpoint}",
               {"Unsuccessful[].[ResourceId,Error.Code]": [[unknown, "InvalidVpcEndpoint.NotFound"]]})
    ours.aws("ecs describe-tasks --cluster task-api --tasks 00000000000000000000000000000000", {"failures[].reason": ["MISSING"]})


scenario()
