import { KeyRing } from '@fm/sealing';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AnswerInPiecesService } from './answer-in-pieces.service.js';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import { AnswerPublishedService } from './answer-published.service.js';
import { AnswerReleasedService } from './answer-released.service.js';
import { AskOwnerService } from './ask-owner.service.js';
import { AskPastFiguresService } from './ask-past-figures.service.js';
import { AuditLog } from './audit-log.js';
import { DeliverMessagesService } from './deliver-messages.service.js';
import { FollowFiguresService } from './follow-figures.service.js';
import { ForwardCommandService } from './forward-command.service.js';
import { GatewayConfiguration } from './gateway.config.js';
import { IdentifyService } from './identify.service.js';
import { AccessGuard } from './inbound/access.guard.js';
import { AccountsController } from './inbound/accounts.controller.js';
import { AlertRaisedConsumer } from './inbound/alert-raised.consumer.js';
import { AuditController } from './inbound/audit.controller.js';
import { DocsPageController } from './inbound/docs-page.controller.js';
import { EnumeratorRegisteredConsumer } from './inbound/enumerator-registered.consumer.js';
import { FigureProtectedConsumer } from './inbound/figure-protected.consumer.js';
import { FigureRestatedConsumer } from './inbound/figure-restated.consumer.js';
import { FigureReleasedConsumer } from './inbound/figure-released.consumer.js';
import { FigureUpdatedConsumer } from './inbound/figure-updated.consumer.js';
import { FlowsController } from './inbound/flows.controller.js';
import { ForwardController } from './inbound/forward.controller.js';
import { Freshness } from './inbound/freshness.js';
import { IndicatorsController } from './inbound/indicators.controller.js';
import { KeysController } from './inbound/keys.controller.js';
import { MeController } from './inbound/me.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { MonitoringPointsController } from './inbound/monitoring-points.controller.js';
import { ODataController } from './inbound/odata.controller.js';
import { OgcController } from './inbound/ogc.controller.js';
import { OpenApiController } from './inbound/openapi.controller.js';
import { ProtectionAlertedConsumer } from './inbound/protection-alerted.consumer.js';
import { RoundPlannedConsumer } from './inbound/round-planned.consumer.js';
import { ReleasesController } from './inbound/releases.controller.js';
import { SessionController } from './inbound/session.controller.js';
import { StartPageController } from './inbound/start-page.controller.js';
import { StreamController } from './inbound/stream.controller.js';
import { SubscriptionsController } from './inbound/subscriptions.controller.js';
import { KeepOwnAccountService } from './keep-own-account.service.js';
import { FigureFeed } from './live/figure-feed.js';
import { SignAndSend } from './live/sign-and-send.js';
import { StandingJobs } from './live/standing-jobs.js';
import { SubscriberRights } from './live/subscriber-rights.js';
import { ToldChanges } from './live/told-changes.js';
import { WebhookJobs } from './live/webhook-jobs.js';
import { ManageAccountsService } from './manage-accounts.service.js';
import { ManageKeysService } from './manage-keys.service.js';
import { ManageSubscriptionsService } from './manage-subscriptions.service.js';
import { IssuerTokens } from './outside/issuer-tokens.js';
import { WebhookSender } from './outside/webhook-sender.js';
import { PageFiguresService } from './page-figures.service.js';
import { PlanMessagesService } from './plan-messages.service.js';
import { PublishFiguresService } from './publish-figures.service.js';
import { SECRET_KEYS } from './secret-keys.js';
import { ServeFeaturesService } from './serve-features.service.js';
import { ServeODataService } from './serve-odata.service.js';
import { SignInService } from './sign-in.service.js';
import { AccessKeyRepository } from './store/access-key.repository.js';
import { AccountRepository } from './store/account.repository.js';
import { AuditRepository } from './store/audit.repository.js';
import { ChangeLog } from './store/change-log.js';
import { FigureReadModel } from './store/figure-read-model.js';
import { FigureRepository } from './store/figure.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { KnownRegisterRepository } from './store/known-register.repository.js';
import { ProtectedFigureRepository } from './store/protected-figure.repository.js';
import { ReadModelVersion } from './store/read-model-version.js';
import { ReleaseRepository } from './store/release.repository.js';
import { RoundReadModel } from './store/round-read-model.js';
import { SessionRepository } from './store/session.repository.js';
import { SubscriptionRepository } from './store/subscription.repository.js';
import { WebhookMessageRepository } from './store/webhook-message.repository.js';
import { TellFlowsService } from './tell-flows.service.js';
import { WriteFileService } from './write-file.service.js';

@Module({
  controllers: [
    FigureUpdatedConsumer, FigureRestatedConsumer, FigureProtectedConsumer, FigureReleasedConsumer, MonitoringPointRegisteredConsumer, RoundPlannedConsumer, EnumeratorRegisteredConsumer, AlertRaisedConsumer, ProtectionAlertedConsumer,
    IndicatorsController, MonitoringPointsController, ReleasesController, FlowsController, OgcController, ODataController, OpenApiController, DocsPageController, StartPageController, StreamController,
    KeysController, AccountsController, SessionController, MeController, AuditController, SubscriptionsController, ForwardController,
  ],
  providers: [
    PublishFiguresService, AnswerIndicatorService, AnswerPublishedService, AnswerReleasedService, AnswerInPiecesService, WriteFileService, PageFiguresService, ServeODataService, ServeFeaturesService, TellFlowsService,
    AskOwnerService, AskPastFiguresService, ForwardCommandService,
    Freshness, ReadModelVersion,
    FigureRepository, FigureReadModel, ProtectedFigureRepository, ReleaseRepository, RoundReadModel, KnownPointRepository, KnownRegisterRepository,
    ChangeLog, FigureFeed, StandingJobs, FollowFiguresService,
    AuditLog, AuditRepository, IdentifyService, IssuerTokens, AccessKeyRepository, AccountRepository, SessionRepository,
    ManageKeysService, ManageAccountsService, SignInService, KeepOwnAccountService,
    SubscriptionRepository, WebhookMessageRepository, SubscriberRights, ToldChanges, SignAndSend, WebhookSender, WebhookJobs,
    ManageSubscriptionsService, PlanMessagesService, DeliverMessagesService,
    { provide: SECRET_KEYS, useFactory: ({ secretKeys }: GatewayConfiguration) => KeyRing.parse(secretKeys), inject: [GatewayConfiguration] },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class GatewayModule {}
