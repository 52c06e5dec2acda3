"""Builds both sides of the Task API, reads everything back, changes everything, and takes them down: every operation is called, and its output compared."""
import re

import buckets
import certificates
import databases
import file_systems
import gateways
import hosts
import logs
import messages
import registry
import resources
import roles
import scaling
import secrets_and_keys
import zones
from acls import change_acls
from around import read_around
from blocks import change_blocks
from cli import Cli
from customer import Customer
from instances import change_instances
from parameters import remember
from provider import Provider
from templates import change_templates


def scenario():
    provider, customer = Cli("111111111111"), Cli("222222222222")
    ours = Provider(provider, customer.id)
    theirs = Customer(customer, ours.service_name)
    connect(ours, theirs)
    ours.read()
    theirs.read()
    read_around(ours, theirs)
    ours.change()
    theirs.change()
    change_acls(provider, ours.network)
    change_blocks(provider)
    change_instances(customer, theirs.network.subnets[0], theirs.group)
    change_templates(customer)
    disconnect(ours, theirs)
    assume(provider)
    remember(provider)
    roles.live(provider)
    logs.live(provider)
    secrets_and_keys.live(provider)
    registry.live(provider)
    zones.live(provider, theirs)
    certificates.live(provider, ours.alb_listener, ours.alb)
    messages.live(provider, ours, theirs)
    scaling.live(provider, ours.network)
    hosts.live(provider, ours.network)
    buckets.live(provider)
    file_systems.live(provider, ours.network)
    databases.live(provider, ours.network)
    gateways.live(provider, ours.network, ours.task_group, ours.alb_listener)
    resources.live(provider)
    theirs.delete()
    ours.delete()
    for account in (provider, customer):
        nothing_left(account)


def connect(ours, theirs):
    aws, connection = ours.aws, f"--service-id {ours.service} --vpc-endpoint-ids {theirs.endpoint}"
    aws(f"ec2 describe-vpc-endpoint-connections --page-size 5 --filters Name=service-id,Values={ours.service}",
        {"VpcEndpointConnections[].[VpcEndpointId,VpcEndpointOwner,VpcEndpointState]": [[theirs.endpoint, theirs.aws.id, "pendingAcceptance"]]})
    aws(f"ec2 accept-vpc-endpoint-connections {connection}", {"Unsuccessful": []})


def disconnect(ours, theirs):
    aws, service = ours.aws, f"--service-id {ours.service}"
    aws(f"ec2 modify-vpc-endpoint-service-configuration {service} --private-dns-name tasks.example.com", {"Return": True})
    aws(f"ec2 start-vpc-endpoint-service-private-dns-verification {service}", {"ReturnValue": True})
    aws(f"ec2 modify-vpc-endpoint-service-payer-responsibility {service} --payer-responsibility ServiceOwner", {"ReturnValue": True})
    aws(f"ec2 describe-vpc-endpoint-service-configurations --service-ids {ours.service}",
        {"ServiceConfigurations[].[PrivateDnsName,PayerResponsibility]": [["tasks.example.com", "ServiceOwner"]]})
    aws(f"ec2 reject-vpc-endpoint-connections {service} --vpc-endpoint-ids {theirs.endpoint}", {"Unsuccessful": []})
    theirs.aws(f"ec2 describe-vpc-endpoints --vpc-endpoint-ids {theirs.endpoint}", {"VpcEndpoints[].State": ["rejected"]})


def assume(aws):
    key, token = aws(
        "sts assume-role --role-arn arn:aws:iam::444444444444:role/ops --role-session-name cli",
        {"AssumedRoleUser.Arn": "arn:aws:sts::444444444444:assumed-role/ops/cli", "Credentials.Expiration": re.compile(r"\d{4}-.*")},
        "Credentials.[AccessKeyId,SessionToken]")
    Cli(key, token)("sts get-caller-identity", {"[Account,Arn]": ["444444444444", "arn:aws:sts::444444444444:assumed-role/ops/cli"]})


def nothing_left(aws):
    # A new account has a VPC of its own.
    aws("ec2 describe-vpcs --filters Name=is-default,Values=false", {"Vpcs": []})
    aws("ec2 describe-network-interfaces", {"NetworkInterfaces": []})
    aws("ec2 describe-addresses", {"Addresses": []})
    aws("ec2 describe-vpc-endpoint-service-configurations", {"ServiceConfigurations": []})
    aws("ec2 describe-vpc-endpoints", {"VpcEndpoints[?State!='deleting' && State!='deleted']": []})
    aws("elbv2 describe-load-balancers", {"LoadBalancers": []})
    aws("elbv2 describe-target-groups", {"TargetGroups": []})
    aws("ecs list-clusters", {"clusterArns": []})


scenario()
